import { type Unknown, unknownValue } from '../../../model/unknown.ts'
import { carriageReturn, codeAt, hash, lineFeed, nothing, space } from './characters.ts'
import type { Reading } from './reading.ts'
import { closeScalar, open } from './tape.ts'

/** Schemas of custom resources are most of the text of many repositories, and nobody asks for what is in them. */
export function isSkipped(name: string): boolean {
  return name.length === 15 && name === 'openAPIV3Schema'
}

/** Steps over the lines that stand further in than their key's column, unread. `at` is the end of the key's line. */
export function skipped(reading: Reading, column: number, start: number): Unknown {
  const { text } = reading
  const node = open(reading, start)
  let end = reading.at
  let line = text.indexOf('\n', reading.at) + 1
  while (line > 0) {
    const home = line + column + 1
    let at = line
    while (at < home && codeAt(text, at) === space) at++
    const code = codeAt(text, at)
    const stop = text.indexOf('\n', at)
    if (at === home) end = stop < 0 ? text.length : stop
    else if (code === nothing || (code !== lineFeed && code !== carriageReturn && code !== hash)) break
    line = stop + 1
  }
  reading.at = end
  reading.line = text.lastIndexOf('\n', end - 1) + 1
  closeScalar(reading, node, text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end)
  return schema
}

const schema = unknownValue('openAPIV3Schema', 'schemas of custom resources are not read')
