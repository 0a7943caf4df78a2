import { format } from '@cdktn/hcl-tools'
import { describe, expect, it } from 'vitest'
import { type Change, type Path, valueAt } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { ref } from './build.ts'
import { hcl } from './hcl.ts'

const read = (text: string) => hcl.parse({ path: 'main.tf', text })

function changed(text: string, change: Change): string {
  const edit = read(text).edit(change)
  if ('refused' in edit) return `refused: ${edit.refused}`
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
}

const b = (...path: Path): Path => ['b', 0, ...path]

const written: readonly (readonly [title: string, before: string, change: Change, after: string])[] = [
  ['a value', 'b {\n  a = 1 # why\n}\n', { set: b('a'), to: 'x' }, 'b {\n  a = "x" # why\n}\n'],
  ['a value by an expression', 'b {\n  a = 1\n}\n', { set: b('a'), to: ref('var.a') }, 'b {\n  a = var.a\n}\n'],
  [
    'a heredoc by a string',
    'b {\n  a = <<-EOT\n    x\n  EOT\n  c = 1\n}\n',
    { set: b('a'), to: 'y' },
    'b {\n  a = "y"\n  c = 1\n}\n',
  ],
  ['an object', 'b {\n  a = {}\n}\n', { set: b('a'), to: { x: [1] } }, 'b {\n  a = {\n    x = [1]\n  }\n}\n'],
  ['a value deep in an object', 'a = [{ x = 1, y = 2 }]\n', { set: ['a', 0, 'y'], to: 3 }, 'a = [{ x = 1, y = 3 }]\n'],
  [
    'a new attribute',
    'b {\n  aaa = 1\n  # c\n\n  d {}\n}\n',
    { set: b('x'), to: 2 },
    'b {\n  aaa = 1\n  x   = 2\n  # c\n\n  d {}\n}\n',
  ],
  [
    'a new attribute after a comment',
    'b {\n  aaa = 1 # c\n}\n',
    { set: b('x'), to: 2 },
    'b {\n  aaa = 1 # c\n  x   = 2\n}\n',
  ],
  ['a new attribute before blocks', 'b {\n  d {}\n}\n', { set: b('x'), to: 2 }, 'b {\n  x = 2\n\n  d {}\n}\n'],
  ['a new attribute in an empty block', 'b {}\n', { set: b('x'), to: 2 }, 'b {\n  x = 2\n}\n'],
  ['a new attribute in a block of one line', 'b { a = 1 }\n', { set: b('x'), to: 2 }, 'b {\n  a = 1\n  x = 2\n}\n'],
  ['a new attribute at the end of the text', 'a = 1', { set: ['x'], to: 2 }, 'a = 1\nx = 2'],
  ['a new attribute of a file', 'b {}\n', { set: ['x'], to: 2 }, 'x = 2\n\nb {}\n'],
  [
    'a new attribute with CRLF',
    'b {\r\n  a = 1\r\n}\r\n',
    { set: b('x'), to: { y: 2 } },
    'b {\r\n  a = 1\r\n  x = {\r\n    y = 2\r\n  }\r\n}\r\n',
  ],
  ['a new entry', 'a = {\n  x = 1\n}\n', { set: ['a', 'y z'], to: 2 }, 'a = {\n  x = 1\n  "y z" = 2\n}\n'],
  ['a new entry on the line', 'a = { x = 1 }\n', { set: ['a', 'y'], to: 2 }, 'a = { x = 1, y = 2 }\n'],
  ['a first entry', 'a = {}\n', { set: ['a', 'y'], to: 2 }, 'a = {\n  y = 2\n}\n'],
  [
    'a new nested block',
    'b {\n  a = 1\n}\n',
    { set: b('c', 0, 'd'), to: true },
    'b {\n  a = 1\n\n  c {\n    d = true\n  }\n}\n',
  ],
  [
    'new blocks in each other',
    'b {}\n',
    { set: b('c', 0, 'd', 0), to: { x: 1 } },
    'b {\n  c {\n    d {\n      x = 1\n    }\n  }\n}\n',
  ],
  [
    'one more block',
    'b {\n  c {}\n  a = 1\n}\n',
    { insert: b('c', 1), to: { x: 1 } },
    'b {\n  c {}\n\n  c {\n    x = 1\n  }\n  a = 1\n}\n',
  ],
  ['an item before another', 'a = [1, 2]\n', { insert: ['a', 1], to: 9 }, 'a = [1, 9, 2]\n'],
  ['an item at the end', 'a = [1]\n', { insert: ['a', 1], to: 9 }, 'a = [1, 9]\n'],
  ['a first item', 'a = []\n', { insert: ['a', 0], to: 9 }, 'a = [9]\n'],
  [
    'an item on a line of its own',
    'a = [\n  1,\n  2 # c\n]\n',
    { insert: ['a', 2], to: 9 },
    'a = [\n  1,\n  2, # c\n  9,\n]\n',
  ],
  ['an item between lines', 'a = [\n  1,\n  2,\n]\n', { insert: ['a', 1], to: 9 }, 'a = [\n  1,\n  9,\n  2,\n]\n'],
  ['an item that is set behind the last', 'a = [\n  1,\n]\n', { set: ['a', 1], to: 9 }, 'a = [\n  1,\n  9,\n]\n'],
  ['no more attribute', 'b {\n  # c\n  a = 1 # d\n  x = 2\n}\n', { drop: b('a') }, 'b {\n  # c\n  x = 2\n}\n'],
  [
    'no more attribute of several lines',
    'b {\n  x = 2\n\n  a = {\n    y = 1\n  }\n}\n',
    { drop: b('a') },
    'b {\n  x = 2\n}\n',
  ],
  ['no more attribute at the top', 'b {\n  a = 1\n\n  c {}\n}\n', { drop: b('a') }, 'b {\n  c {}\n}\n'],
  ['no more attribute in a block of one line', 'b { a = 1 }\n', { drop: b('a') }, 'b { }\n'],
  ['no more block', 'a {}\n\nb {\n  x = 1\n}\n\nc {}\n', { drop: ['b', 0] }, 'a {}\n\nc {}\n'],
  ['no more block with CRLF', 'a {}\r\n\r\nb {\r\n}\r\n', { drop: ['b'] }, 'a {}\r\n'],
  ['no more item', 'a = [1, 2, 3]\n', { drop: ['a', 1] }, 'a = [1, 3]\n'],
  ['no more last item', 'a = [1, 2]\n', { drop: ['a', 1] }, 'a = [1]\n'],
  ['no more items', 'a = [ 1, ]\n', { drop: ['a', 0] }, 'a = []\n'],
  ['no more line of a list', 'a = [\n  1,\n  2, # c\n]\n', { drop: ['a', 1] }, 'a = [\n  1,\n]\n'],
  ['no more entry', 'a = { x = 1, y = 2 }\n', { drop: ['a', 'x'] }, 'a = { y = 2 }\n'],
  ['no more line of an object', 'a = {\n  x = 1\n  y = 2\n}\n', { drop: ['a', 'y'] }, 'a = {\n  x = 1\n}\n'],
]

describe('an edit of HCL writes', () => {
  it.each(written)('%s', (_, before, change, after) => {
    expect(changed(before, change)).toBe(after)
    const { data, problems } = read(after)
    expect(problems).toEqual([])
    if ('set' in change && typeof change.to === 'number') expect(valueAt(data, change.set)).toBe(change.to)
  })

  it.each(written.filter(([title]) => title.startsWith('a new attribute')))(
    'as terraform fmt has it: %s',
    async (_, before, change) => {
      const text = changed(before, change).replaceAll('\r\n', '\n')
      expect(await format(text)).toBe(text)
    },
  )
})

describe('an edit of HCL is refused', () => {
  const text = 'b {\n  v = var.x\n  l = [\n    <<EOT\nEOT\n  ]\n  dynamic "rule" {}\n  c {}\n  c {}\n}\n'
  it.each<readonly [string, Change, string]>([
    ['inside what is computed', { set: b('v', 'x'), to: 1 }, 'computed'],
    ['where the block is not there', { set: ['nope', 0, 'x'], to: 1 }, 'not there'],
    ['where labels would have to be made up', { set: ['resource', 'a', 'b', 0, 'x'], to: 1 }, 'not there'],
    ['where a loop makes the block', { set: b('rule', 0, 'x'), to: 1 }, 'dynamic'],
    ['where several blocks are meant', { drop: b('c') }, 'several'],
    ['for a block as a whole', { set: b('c', 0), to: {} }, 'attribute by attribute'],
    ['for a block far behind the last', { insert: b('c', 7), to: {} }, 'no such block'],
    ['for a value that nobody knows', { set: b('v'), to: { x: unknownValue('x', 'y') } }, 'cannot be written'],
    ['for a value that HCL cannot say', { set: b('v'), to: Number.NaN }, 'cannot be written'],
    ['for a name that is none', { set: b('a b'), to: 1 }, 'no name'],
    ['behind a heredoc', { insert: b('l', 1), to: 1 }, 'heredoc'],
    ['for what is not there', { drop: b('x') }, 'not there'],
    ['for a whole file', { drop: [] }, 'whole file'],
    ['for a list that is shorter', { insert: b('l', 5), to: 1 }, 'shorter'],
  ])('%s', (_, change, because) => {
    expect(changed(text, change)).toMatch(new RegExp(`^refused: .*${because}`))
  })
})
