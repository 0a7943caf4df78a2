import { expect, test } from 'vitest'
import { padded, sliced, type Text, textOf } from './traced.ts'
import { markOf } from './value.ts'

const origin = { is: 'file', name: 'a' } as const
const source = 'one\n  two\n\nthree\n'
const literal: Text = { is: 'traced', value: source, marks: [markOf(0, 0, origin)] }

test.each<[string, Text]>([
  ['as it is', literal],
  ['indented', padded(literal, '    ')],
  ['indented twice', padded(padded(literal, '     '), ' ')],
  ['a part of it', sliced(padded(literal, '  '), 5, 14)],
  ['a part, indented', padded(sliced(literal, 2, 16), ' ')],
])('the beginning of every stretch of literal text stands where its mark says: %s', (_, text) => {
  if (typeof text === 'string') throw new Error('the text has lost its past')
  for (const [index, { at, from }] of text.marks.entries()) {
    const [line = ''] = textOf(text)
      .slice(at, text.marks[index + 1]?.at)
      .split('\n')
    expect(source.startsWith(line, from)).toBe(true)
  }
})
