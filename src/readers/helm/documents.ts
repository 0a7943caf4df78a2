import { isMap } from '../../model/shape.ts'
import type { Path, Problem, SourceFile, Tree } from '../../model/source.ts'
import { isUnknown, unknownValue } from '../../model/unknown.ts'
import { holdsUnknown, type Reason, reasonIn } from '../../syntax/gotemplate/unknowns.ts'
import { put } from '../../syntax/put.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { located } from './locate.ts'
import type { Rendered } from './render.ts'

/** One document of a rendered manifest. */
export interface Document {
  readonly value: unknown
  /** Of its text alone; its own path in it begins with 0. */
  readonly tree: Tree
  /** Where its text begins in what was rendered. */
  readonly at: number
  readonly rendered: Rendered
}

/** The documents of a rendered text, parted as Helm parts them: a line that begins with `---`, whatever follows. */
export function documentsIn(
  rendered: Rendered,
  reasons: readonly Reason[],
): { documents: Document[]; problems: Problem[] } {
  const documents: Document[] = []
  const problems: Problem[] = []
  for (const { at, text } of textsOf(rendered.text)) {
    if (isBlank(text)) continue
    const tree = parsedOnce({ path: rendered.file.path, text })
    for (const { message, place } of tree.problems) {
      const { start, end } = place.span
      const spot = located(rendered, { start: start + at, end: end + at })
      const where = spot.is === 'value' ? spot.tree.placeOf(spot.path) : spot.place
      problems.push({ message: `what the template renders is not sound YAML: ${withoutLine(message)}`, place: where })
    }
    const data = Array.isArray(tree.data) ? tree.data[0] : undefined
    if (data === null || data === undefined) continue
    const value = holdsUnknown(text) ? withUnknowns(data, reasons, 0) : data
    if (!isTest(value)) documents.push({ value, tree, at, rendered })
  }
  return { documents, problems }
}

/** A line of what is rendered is no line of any file. */
function withoutLine(message: string): string {
  return message.replace(/:? first in line \d+$/, '')
}

function* textsOf(text: string): Iterable<{ readonly at: number; readonly text: string }> {
  let at = 0
  for (let line = 0; line >= 0 && line < text.length; ) {
    if (text.startsWith('---', line)) {
      yield { at, text: text.slice(at, line) }
      at = line + 3
      while (/\s/.test(text[at] ?? '')) at++
      // A comment behind the marker is one.
      line = at
    }
    const next = text.indexOf('\n', line)
    line = next < 0 ? -1 : next + 1
  }
  yield { at, text: text.slice(at) }
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => ['', '#'].includes(line.trimStart().slice(0, 1)))
}

let known = new Map<string, Tree>()
let characters = 0

/** With other values most manifests stay as they are. */
function parsedOnce(file: SourceFile): Tree {
  const key = `${file.path}\n${file.text}`
  const before = known.get(key)
  if (before) return before
  const made = yaml.parse(file)
  characters += file.text.length
  if (characters > 8_000_000) {
    known = new Map()
    characters = file.text.length
  }
  known.set(key, made)
  return made
}

/** Text that stands for what is not known becomes that; a map whose keys are not known is not known. */
function withUnknowns(value: unknown, reasons: readonly Reason[], depth: number): unknown {
  if (depth > 200 || isUnknown(value)) return value
  if (typeof value === 'string') {
    const reason = holdsUnknown(value) ? reasonIn(value, reasons) : undefined
    return reason ? unknownValue(reason.text, reason.because) : value
  }
  if (Array.isArray(value)) return value.map((each) => withUnknowns(each, reasons, depth + 1))
  if (!isMap(value)) return value
  const made: { [name: string]: unknown } = {}
  for (const [name, each] of Object.entries(value)) {
    const reason = holdsUnknown(name) ? reasonIn(name, reasons) : undefined
    if (reason) return unknownValue(reason.text, reason.because)
    put(made, name, withUnknowns(each, reasons, depth + 1))
  }
  return made
}

/** A hook that only `helm test` runs is not deployed. */
function isTest(value: unknown): boolean {
  const metadata = isMap(value) ? value.metadata : undefined
  const annotations = isMap(metadata) ? metadata.annotations : undefined
  const hook = isMap(annotations) ? annotations['helm.sh/hook'] : undefined
  return typeof hook === 'string' && hook.split(',').every((each) => /^\s*test(?:-success|-failure)?\s*$/.test(each))
}

/** A path in a document as its own text has it. */
export function ownPath(path: Path): Path {
  return [0, ...path.slice(1)]
}
