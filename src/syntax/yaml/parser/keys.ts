import { blockScalar } from './block-scalar.ts'
import { codeAt, doubleQuote, greater, pipe, singleQuote } from './characters.ts'
import { plain, stopOf } from './plain.ts'
import { quoted } from './quoted.ts'
import { begin } from './reading.ts'
import { behind, endOf, isScalar, solid, startOf, stride, type Tape, targetOf } from './tape.ts'

/** The last key of that name in a map, and only of those before a node where one is given. */
export function keyNamed(
  text: string,
  tape: Tape,
  map: number,
  name: string,
  before = behind(tape, map),
): number | undefined {
  let found: number | undefined
  for (const key of keysOf(tape, map, before)) if (isCalled(text, tape, key, name)) found = key
  return found
}

/** The keys of a map in the order of the text. */
export function* keysOf(tape: Tape, map: number, before = behind(tape, map)): Iterable<number> {
  for (let node = map + stride; node < before; ) {
    const key = solid(tape, node)
    yield key
    node = behind(tape, valueOfKey(tape, key))
  }
}

export function valueOfKey(tape: Tape, key: number): number {
  return solid(tape, behind(tape, key))
}

function isCalled(text: string, tape: Tape, key: number, name: string): boolean {
  const node = targetOf(tape, key) ?? key
  const start = startOf(tape, node)
  const length = endOf(tape, node) - start
  if (!isScalar(tape, node)) return name === '?' || writtenName(text, tape, node) === name
  // Escapes, quotes and folds only make the written text longer.
  if (length < name.length) return false
  if (length === name.length && text.startsWith(name, start)) return true
  const code = codeAt(text, start)
  const written = text.slice(start, start + length)
  if (code === doubleQuote || code === singleQuote)
    return /[\\\n]|[\s\S]''/.test(written) ? quoted(begin(written)) === name : written.slice(1, -1) === name
  if (code === pipe || code === greater) return blockScalar(begin(written), -1) === name
  return written.includes('\n') && plain(begin(written), -1, stopOf(written, 0)) === name
}

/** A key that is a collection, as it is written, on one line and not too long. */
export function writtenName(text: string, tape: Tape, key: number): string {
  const start = startOf(tape, key)
  return text.slice(start, Math.min(endOf(tape, key), start + longest)).replace(/\s+/g, ' ')
}

const longest = 200
