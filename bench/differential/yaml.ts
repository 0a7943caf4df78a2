import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { positionsIn } from '../../src/model/position.ts'
import { read, type Stream } from '../../src/syntax/yaml/parser/stream.ts'
import { behind, isList, isMap, solid, startOf, stride } from '../../src/syntax/yaml/parser/tape.ts'
import type { Referee, Verdict } from './referee.ts'
import { filesIn } from './walk/files.ts'
import { difference } from './yaml/difference.ts'
import { built, type ReadByGo, readByGo } from './yaml/go.ts'
import { readByLibrary } from './yaml/library.ts'

/** Every YAML file, the schemas of custom resources too: data against the `yaml` package, data and places against Go's yaml.v3. */
export const referee: Referee = {
  title: 'YAML against the `yaml` package and Go yaml.v3',
  async *compare(directory) {
    const program = spawnSync('go', ['version']).status === 0 ? built() : undefined
    const files = [...filesIn(directory, /\.ya?ml$/)]
    for (let at = 0; at < files.length; at += 100) {
      const some = files.slice(at, at + 100)
      const byGo = program === undefined ? [] : readByGo(program, some)
      for (const [index, file] of some.entries()) {
        // Under this name they are read.
        const text = readFileSync(file, 'utf8').replaceAll('openAPIV3Schema', 'openAPIV3Sch3ma')
        // UTF-16, which is decoded before it is read.
        if (text.includes('\0')) continue
        const ours = read(text)
        const what = file.slice(directory.length + 1)
        yield { what, ...againstLibrary(text, ours) }
        const go = byGo[index]
        if (go) yield { what: `${what} (Go)`, ...againstGo(text, ours, go) }
      }
    }
  },
}

function againstLibrary(text: string, ours: Stream): Omit<Verdict, 'what'> {
  const theirs = readByLibrary(text)
  const refusal = refusalOf(ours)
  if ('refused' in theirs) {
    if (refusal !== undefined) return { is: 'refused by both' }
    return explained(theirs.refused, libraryRefuses)
  }
  if (refusal !== undefined) return explained(refusal, weRefuse)
  const found = difference(ours.data, theirs.data)
  return found === undefined ? { is: 'equal' } : explained(found, librarySays)
}

function againstGo(text: string, ours: Stream, theirs: ReadByGo | { readonly refused: string }): Omit<Verdict, 'what'> {
  const refusal = refusalOf(ours)
  if ('refused' in theirs)
    return refusal === undefined ? explained(theirs.refused, goRefuses) : { is: 'refused by both' }
  if (refusal !== undefined) return explained(refusal, weRefuse)
  const found = difference(ours.data, theirs.data) ?? misplaced(text, ours, theirs)
  return found === undefined ? { is: 'equal' } : explained(found, goSays)
}

/** A key that stands twice is a problem here, and the file is read all the same. */
function refusalOf({ flaws }: Stream): string | undefined {
  return flaws.find(({ message }) => !message.includes('stands twice'))?.message
}

type Reasons = readonly (readonly [RegExp, string])[]

function explained(what: string, reasons: Reasons): Omit<Verdict, 'what'> {
  const reason = reasons.find(([form]) => form.test(what))?.[1]
  return {
    is: reason === undefined ? 'different' : 'explained',
    because: `${what.slice(0, 300)}${reason ? ` (${reason})` : ''}`,
  }
}

const collectionKey: Reasons[number] = [
  /the key "[[{]/,
  'a map or a list as a key is called by its text, as in a template that is no YAML yet',
]
const libraryRefuses: Reasons = [
  [/Missing closing|MISSING_CHAR.*quote/, 'further lines of a quoted text need not be indented, as Go reads it'],
  [/BLOCK_IN_FLOW/, 'a dash alone in brackets is text, as Go reads it'],
]
const librarySays: Reasons = [collectionKey]
const goRefuses: Reasons = []
const goSays: Reasons = [
  collectionKey,
  [/a line break more/, 'a block at the end of the file ends in a line break, also where the file does not'],
]
const weRefuse: Reasons = []

function misplaced(text: string, { tape, roots }: Stream, { places }: ReadByGo): string | undefined {
  const starts = roots.flatMap((root) => [...startsOf(tape, root)])
  if (starts.length !== places.length) return `${starts.length} nodes and ${places.length}`
  const at = positionsIn(text)
  for (const [index, place] of places.entries()) {
    if (!place) continue
    const { line, column } = at(starts[index] ?? 0)
    const offset = (starts[index] ?? 0) - column + 1
    const letters = [...text.slice(offset, starts[index])].length + 1
    if (line !== place[0] || letters !== place[1])
      return `a node in ${line}:${letters} that stands in ${place[0]}:${place[1]}`
  }
  return undefined
}

function* startsOf(tape: Stream['tape'], root: number): Iterable<number> {
  const node = solid(tape, root)
  yield startOf(tape, node)
  if (!isMap(tape, node) && !isList(tape, node)) return
  const end = behind(tape, node)
  for (let child = node + stride; child < end; child = behind(tape, solid(tape, child))) yield* startsOf(tape, child)
}
