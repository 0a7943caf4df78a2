import { type Estate, estateOf } from '../model/estate.ts'
import type { Resource } from '../model/resource.ts'
import { directoryOf, type SourceFile, type Tree, valueAt } from '../model/source.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { matchesGlob } from '../values/glob.ts'
import { readers } from './index.ts'
import type { Reader } from './reader.ts'

/** Loads what the syntaxes need. Await it once before the first `survey`. */
export async function ready(): Promise<void> {
  await Promise.all([...new Set(Object.values(readers).map(({ syntax }) => syntax))].map((syntax) => syntax.ready?.()))
}

/** Reads every file with every reader that wants it. A file is parsed once per syntax. */
export function survey(files: Iterable<SourceFile>): Estate {
  const byPath = new Map<string, SourceFile>()
  const trees: ParsedTree[] = []
  for (const file of files) {
    byPath.set(file.path, file)
    trees.push(...parse(file))
  }
  return gather(byPath, trees)
}

/** A tree, and the syntax that it was written in. */
export interface ParsedTree {
  readonly syntax: Syntax
  readonly tree: Tree
}

/** The file parsed by each syntax that some reader wants for it. Templates are not what they will render to. */
export function parse(file: SourceFile): ParsedTree[] {
  if (isTemplate(file.text)) return []
  const syntaxes = new Set(Object.values(readers).map(({ syntax }) => syntax))
  return [...syntaxes]
    .filter((syntax) => readersOf(syntax).some(({ files }) => matchesGlob(file.path, files)))
    .map((syntax) => ({ syntax, tree: syntax.parse(file) }))
}

/** The second half of a survey: what stands in the trees. */
export function gather(files: ReadonlyMap<string, SourceFile>, parsed: readonly ParsedTree[]): Estate {
  const derived = Object.values(readers).flatMap((reader) => {
    const own = parsed.filter(({ syntax }) => syntax === reader.syntax)
    const trees = new Map(own.map(({ tree }) => [tree.file.path, tree]))
    return [...(reader.derive?.(trees) ?? [])].map((each) => ({ ...each, syntax: reader.syntax }))
  })
  const covered = new Set(derived.flatMap(({ covers }) => covers))
  const standing = [
    ...parsed.filter(({ tree }) => !covered.has(tree.file.path)).flatMap((each) => [...standingIn(each)]),
    ...derived.flatMap((each) => [...standingIn(each, true)]),
  ]
  const problems = [...parsed, ...derived].flatMap(({ tree }) => tree.problems)
  return estateOf(
    files,
    [...parsed, ...derived].map(({ tree }) => tree),
    standing,
    problems,
  )
}

function* standingIn({ syntax, tree }: ParsedTree, derived = false): Iterable<Resource> {
  for (const reader of readersOf(syntax)) {
    if (!derived && !matchesGlob(tree.file.path, reader.files)) continue
    if (!(reader.claims?.(tree) ?? true)) continue
    const scope = tree.scope ?? reader.scope?.(tree) ?? directoryOf(tree.file.path)
    for (const sighting of reader.read(tree)) {
      const { kind, name, path } = sighting
      const data = kind.shape('data' in sighting ? sighting.data : valueAt(tree.data, path))
      if (data !== undefined) yield { kind, name, data, tree, path, scope }
    }
  }
}

function readersOf(syntax: Syntax): Reader[] {
  return Object.values(readers).filter((reader) => reader.syntax === syntax)
}

function isTemplate(text: string): boolean {
  return (
    /\{\{-?\s*(?:include\s|toYaml\s|define\s)/.test(text) ||
    /\{\{-?\s*(?:[^{}\n]{0,200}[\s($])?\.(?:Values|Release|Chart|Capabilities)\b/.test(text)
  )
}
