import { ampersand, bang, codeAt, colon, dash, isEnclosing, isGap, isReserved, question, star } from './characters.ts'
import { nameOf } from './entries.ts'
import { enclosed } from './flow.ts'
import { stopOf, trimmed } from './plain.ts'
import { finished, type Properties, properties } from './properties.ts'
import { fail, found, type Reading } from './reading.ts'
import { blanks } from './space.ts'
import { closeScalar, open } from './tape.ts'

/** The name of the key at the cursor, which stands at its colon then. */
export function implicitKey(reading: Reading): string {
  const { text, line } = reading
  const code = text.charCodeAt(reading.at)
  if (code !== ampersand && code !== bang && !isEnclosing(code)) return plainKey(reading, plainStop(reading))
  const flawed = reading.flaws.length
  const props = propertiesAt(reading)
  const key = reading.top
  const bare = isEnclosing(codeAt(text, reading.at)) ? enclosed(reading) : plainKey(reading, plainStop(reading))
  return keyName(reading, line, key, flawed, props ? finished(reading, props, key, bare) : bare)
}

export function plainStop(reading: Reading): number {
  const { text, at } = reading
  const code = codeAt(text, at)
  if (isReserved(code) || ((code === dash || code === question) && isGap(codeAt(text, at + 1))))
    fail(reading, `neither a key nor a value can begin here with ${found(reading)}`)
  return stopOf(text, at)
}

export function plainKey(reading: Reading, stop: number): string {
  const { text, at } = reading
  const end = trimmed(text, at, stop)
  if (codeAt(text, stop) !== colon) fail(reading, 'a key needs a `:` and a space behind it', at, end)
  closeScalar(reading, open(reading, at), end)
  reading.at = stop
  return text.slice(at, end)
}

export function keyName(reading: Reading, line: number, key: number, flawed: number, value: unknown): string {
  if (blanks(reading) !== colon || !isGap(codeAt(reading.text, reading.at + 1)))
    fail(reading, `a \`:\` and a space should stand before ${found(reading)}`)
  if (reading.line !== line) fail(reading, 'a key must stand on one line')
  return nameOf(reading, key, value, flawed)
}

/** An anchor and a tag, where one of them stands here. */
export function propertiesAt(reading: Reading): Properties | undefined {
  const code = codeAt(reading.text, reading.at)
  if (code !== ampersand && code !== bang) return undefined
  const props = properties(reading)
  if (codeAt(reading.text, reading.at) === star) fail(reading, 'an alias has no properties of its own')
  return props
}
