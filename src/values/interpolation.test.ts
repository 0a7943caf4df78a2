import { describe, expect, it } from 'vitest'
import { isUnknown } from '../model/unknown.ts'
import { interpolated, piecesOf } from './interpolation.ts'

const known: Readonly<Record<string, string>> = { SET: 'value', EMPTY: '', OTHER: 'o' }
const read = (text: string) => {
  const pieces = piecesOf(text)
  return pieces && interpolated(text, pieces, (name) => known[name])
}

describe('text with variables', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['$SET and ${SET}', 'value and value'],
    ['$$SET $${SET}', '$SET ${SET}'],
    ['costs 5$', 'costs 5$'],
    ['$1 $(x) $.', '$1 $(x) $.'],
    ['${GONE:-y}', 'y'],
    ['${GONE-y}', 'y'],
    ['${EMPTY:-y}', 'y'],
    ['${EMPTY-y}', ''],
    ['${SET:-y}', 'value'],
    ['${SET:+y}', 'y'],
    ['${EMPTY:+y}', ''],
    ['${EMPTY+y}', 'y'],
    ['${SET:?must be set}', 'value'],
    ['${EMPTY?must be set}', ''],
    ['${GONE:-${OTHER:-z}}/x', 'o/x'],
    ['${GONE:-${ALSO_GONE:-z}}', 'z'],
    ['${GONE:-a:?b}', 'a:?b'],
    ['${GONE:-{"a":{"b":1}}}!', '{"a":{"b":1}}!'],
    ['${GONE:-}', ''],
    ['a ${GONE:-$$x} b', 'a $x b'],
  ])('%s reads %s', (text, value) => expect(read(text)).toBe(value))

  it.each(['$GONE', '${GONE}', 'x:${GONE}', '${GONE:?why}', '${EMPTY:?why}', '${GONE:+y}', '${GONE:-$ALSO_GONE}'])(
    '%s cannot be known',
    (text) => expect(isUnknown(read(text))).toBe(true),
  )

  it.each(['${', '${}', '${1}', '${SET', '${SET.x}', '${SET:x}', '${SET:-y', 'a ${ SET }', '${A:-'.repeat(60)])(
    '%s is wrong',
    (text) => expect(piecesOf(text)).toBeUndefined(),
  )
})
