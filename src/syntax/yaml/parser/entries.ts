import { isMap as isRecord } from '../../../model/shape.ts'
import { isTagged } from '../../../model/tagged.ts'
import { put } from '../../put.ts'
import { less } from './characters.ts'
import { keyNamed, writtenName } from './keys.ts'
import { textOf } from './properties.ts'
import { fail, type Reading, report } from './reading.ts'
import { endOf, isScalar, startOf, targetOf } from './tape.ts'

export type Entries = { [name: string]: unknown }

/** Puts a pair into its map. Of two equal keys the last one counts, as it does to kubectl. `<<` brings the entries of other maps. */
export function enter(reading: Reading, map: Entries, owner: number, key: number, name: string, value: unknown): void {
  if (name === '<<' && reading.text.charCodeAt(startOf(reading.tape, key)) === less) merge(reading, map, key, value)
  else if (map[name] === undefined) map[name] = value
  else enterAgain(reading, map, owner, key, name, value)
}

/** What a key is called: its text. One that is a collection goes by how it is written, or by `?` where that is broken. */
export function nameOf(reading: Reading, key: number, value: unknown, flawed: number): string {
  if (typeof value === 'string') return value
  const { text, tape, flaws } = reading
  if (isTagged(value) && typeof value.value === 'string') return value.value
  const target = targetOf(tape, key) ?? key
  if (isScalar(tape, target)) return textOf(reading, target, value)
  return flaws.length > flawed ? '?' : writtenName(text, tape, key)
}

/** A key that is inherited from the prototype of all objects, that came in through a merge, or that stands twice. */
function enterAgain(reading: Reading, map: Entries, owner: number, key: number, name: string, value: unknown): void {
  if (Object.hasOwn(map, name) && !reading.merged.get(map)?.delete(name)) {
    const { tape, text } = reading
    const before = keyNamed(text, tape, owner, name, key)
    const first = before === undefined ? undefined : startOf(tape, before)
    const message = `the key \`${name.slice(0, 80)}\` stands twice, and the last one counts`
    report(reading, message, startOf(tape, key), endOf(tape, key), first)
  }
  put(map, name, value)
}

/** Entries of the map itself go before merged ones, of several maps the first one counts. */
function merge(reading: Reading, map: Entries, key: number, value: unknown): void {
  const known = reading.merged.get(map)
  const names = known ?? new Set<string>()
  if (!known) reading.merged.set(map, names)
  for (const source of Array.isArray(value) ? value : [value]) {
    if (!isRecord(source)) {
      const { tape } = reading
      report(reading, 'a merge key needs a map or a list of maps', startOf(tape, key), endOf(tape, key))
      continue
    }
    const keys = Object.keys(source)
    reading.unfolded += keys.length
    if (reading.unfolded > limit)
      fail(reading, 'merges unfold into more than a million values', startOf(reading.tape, key))
    for (const name of keys)
      if (!Object.hasOwn(map, name)) {
        put(map, name, source[name])
        names.add(name)
      }
  }
}

const limit = 1_000_000
