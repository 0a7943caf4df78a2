import { expect, test } from 'vitest'
import type { Change } from '../../model/source.ts'
import { dockerignore } from './dockerignore.ts'

const text = '# why\n/node_modules/\n\n  !src  \n # no comment\n'
const tree = dockerignore.parse({ path: '.dockerignore', text })
const edited = (change: Change) => {
  const edit = tree.edit(change)
  return 'refused' in edit ? edit : text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
}

test('patterns, comments and where they stand', () => {
  expect(tree.data).toEqual([
    { pattern: 'node_modules', back: false },
    { pattern: 'src', back: true },
    { pattern: '# no comment', back: false },
  ])
  expect(tree.comments.map((comment) => comment.text)).toEqual(['why'])
  const { span } = tree.placeOf([1])
  expect(text.slice(span.start, span.end)).toBe('!src')
})

test.each<[Change, string | { refused: string }]>([
  [{ set: [1], to: '!lib' }, text.replace('!src', '!lib')],
  [{ insert: [0], to: '.git' }, text.replace('/node', '.git\n/node')],
  [{ insert: [3], to: '.git' }, `${text}.git\n`],
  [{ drop: [0] }, text.replace('/node_modules/\n', '')],
  [{ set: [0], to: '# x' }, { refused: 'a line is a pattern' }],
  [{ set: [9], to: 'x' }, { refused: 'there is no such line' }],
])('%j', (change, expected) => expect(edited(change)).toEqual(expected))
