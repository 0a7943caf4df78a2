import { type Estate, estateOf } from '../model/estate.ts'
import type { Resource } from '../model/resource.ts'
import { directoryOf, type SourceFile, type Tree, valueAt } from '../model/source.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { matchesGlob } from '../values/glob.ts'
import { readers } from './index.ts'
import type { Derived, Reader, Sources } from './reader.ts'

/** Loads what the syntaxes need. Await it once before the first `survey`. */
export async function ready(): Promise<void> {
  await Promise.all([...bySyntax().keys()].map((syntax) => syntax.ready?.()))
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

/** The file parsed by each syntax that some reader wants for it. */
export function parse(file: SourceFile): ParsedTree[] {
  const { path, text } = file
  const wanted = new Set<Syntax>()
  for (const { reader } of wingsOf(path))
    if (!wanted.has(reader.syntax) && (reader.wants?.(text, path) ?? true)) wanted.add(reader.syntax)
  const parsed: ParsedTree[] = []
  for (const syntax of wanted) if (syntax.reads?.(file) ?? true) parsed.push({ syntax, tree: syntax.parse(file) })
  return parsed
}

/** The second half of a survey: what stands in the trees, and in those that are derived from them. */
export function gather(files: ReadonlyMap<string, SourceFile>, parsed: readonly ParsedTree[]): Estate {
  const derived = derive(files, parsed)
  const covered = new Set(derived.flatMap(({ covers }) => covers))
  const formats = new Map<string, Set<string>>()
  const plain = parsed.filter(({ tree }) => !covered.has(tree.file.path))
  const inner = [...plain, ...derived].flatMap(within)
  const resources = [
    ...plain.flatMap((each) => [...standingIn(each, formats, false)]),
    ...[...derived, ...inner].flatMap((each) => [...standingIn(each, formats, true)]),
  ]
  const trees = [...parsed, ...derived, ...inner].map(({ tree }) => tree)
  return estateOf(
    files,
    trees,
    resources,
    trees.flatMap(({ problems }) => problems),
    formats,
  )
}

function derive(files: ReadonlyMap<string, SourceFile>, parsed: readonly ParsedTree[]) {
  const trees = new Map<Syntax, Map<string, Tree>>()
  for (const { syntax, tree } of parsed) {
    const ofSyntax = trees.get(syntax)
    if (ofSyntax) ofSyntax.set(tree.file.path, tree)
    else trees.set(syntax, new Map([[tree.file.path, tree]]))
  }
  const sources: Sources = { files, trees: (syntax) => trees.get(syntax) ?? new Map() }
  const derived: (Derived & ParsedTree)[] = []
  for (const reader of Object.values(readers))
    for (const each of reader.derive?.(sources) ?? []) derived.push({ syntax: reader.syntax, ...each })
  return derived
}

function within({ syntax, tree }: ParsedTree): ParsedTree[] {
  const readers = bySyntax().get(syntax) ?? []
  return readers.flatMap(({ reader }) => [...(reader.within?.(tree) ?? [])].map((inner) => ({ syntax, tree: inner })))
}

/** A derived tree is for whoever claims it, whatever the file is called that it came from. */
function* standingIn(
  { syntax, tree }: ParsedTree,
  formats: Map<string, Set<string>>,
  derived: boolean,
): Iterable<Resource> {
  for (const { id, reader } of derived ? (bySyntax().get(syntax) ?? []) : wingsOf(tree.file.path)) {
    if (reader.syntax !== syntax) continue
    if (!(reader.claims?.(tree) ?? true)) continue
    const scope = tree.scope ?? reader.scope?.(tree) ?? directoryOf(tree.file.path)
    for (const sighting of reader.read(tree)) {
      const { kind, name, path } = sighting
      const data = sighting.read ?? kind.shape('data' in sighting ? sighting.data : valueAt(tree.data, path))
      if (data === undefined) continue
      const file = derived ? tree.placeOf(path).file : tree.file.path
      formats.set(file, (formats.get(file) ?? new Set()).add(id))
      yield { kind, name, data, tree, path, scope }
    }
  }
}

interface Wing {
  readonly id: string
  readonly reader: Reader
}

let wings: ReadonlyMap<Syntax, readonly Wing[]> | undefined

/** The readers, by the syntax that they read. */
function bySyntax(): ReadonlyMap<Syntax, readonly Wing[]> {
  if (wings) return wings
  const made = new Map<Syntax, Wing[]>()
  for (const [id, reader] of Object.entries(readers))
    made.set(reader.syntax, [...(made.get(reader.syntax) ?? []), { id, reader }])
  wings = made
  return wings
}

const byPath = new Map<string, readonly Wing[]>()
const mostPaths = 50_000

/** The readers whose globs name the path: asked when it is parsed, and again when it is read. */
function wingsOf(path: string): readonly Wing[] {
  const known = byPath.get(path)
  if (known) return known
  const found = [...bySyntax().values()].flat().filter(({ reader }) => matchesGlob(path, reader.files))
  if (byPath.size === mostPaths) byPath.clear()
  byPath.set(path, found)
  return found
}
