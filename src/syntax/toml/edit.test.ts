import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../model/source.ts'
import { changed } from '../changed.ts'
import { printKey, printToml } from './print.ts'
import { toml } from './toml.ts'

const tree = (text: string) => toml.parse({ path: 'a.toml', text })
const apply = (text: string, change: Change) => {
  const edit = tree(text).edit(change)
  if ('refused' in edit) return edit
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
}

describe('edits', () => {
  it.each<[string, string, Change, string]>([
    ['a value', 'a = 1 # why\n', { set: ['a'], to: 'x' }, 'a = "x" # why\n'],
    ['a text in single quotes', "a = 'x'\n", { set: ['a'], to: 'y\\z' }, "a = 'y\\z'\n"],
    ['a date', 'a = 2026-11-27\n', { set: ['a'], to: '2027-01-01' }, 'a = 2027-01-01\n'],
    ['a number with a point', 'a = 1.5\n', { set: ['a'], to: 2 }, 'a = 2.0\n'],
    [
      'a value in brackets',
      'a = { b = 1, c = [1, 2] }\n',
      { set: ['a', 'c', 1], to: 3 },
      'a = { b = 1, c = [1, 3] }\n',
    ],
    [
      'a new key',
      '[a]\nb = 1 # why\n\n[c]\nd = 2\n',
      { set: ['a', 'e'], to: 'f' },
      '[a]\nb = 1 # why\ne = "f"\n\n[c]\nd = 2\n',
    ],
    ['a new key in an empty table', '[a]\n[c]\n', { set: ['a', 'e'], to: 1 }, '[a]\ne = 1\n[c]\n'],
    ['a new key of the file', '# top\n\n[a]\nb = 1\n', { set: ['x'], to: 1 }, '# top\n\nx = 1\n\n[a]\nb = 1\n'],
    ['the first key of the file', '', { set: ['x'], to: 1 }, 'x = 1\n'],
    ['a key without a final newline', 'a = 1', { set: ['b'], to: 2 }, 'a = 1\nb = 2'],
    ['a new table', '[a]\nb = 1\n', { set: ['tool', 'x y', 'z'], to: true }, '[a]\nb = 1\n\n[tool."x y"]\nz = true\n'],
    [
      'a new table in a table',
      '[a]\nb = 1\n\n[a.c]\nd = 1\n\n[e]\n',
      { set: ['a', 'f', 'g'], to: 1 },
      '[a]\nb = 1\n\n[a.c]\nd = 1\n\n[a.f]\ng = 1\n\n[e]\n',
    ],
    ['a key beside dotted keys', 'a.b = 1\nc = 2\n', { set: ['a', 'd'], to: 3 }, 'a.b = 1\na.d = 3\nc = 2\n'],
    [
      'a key of a table that only its tables name',
      '[a.b]\nc = 1\n',
      { set: ['a', 'd'], to: 3 },
      '[a]\nd = 3\n\n[a.b]\nc = 1\n',
    ],
    ['a key in braces', 'a = { b = 1 }\n', { set: ['a', 'c'], to: 2 }, 'a = { b = 1, c = 2 }\n'],
    ['a key in empty braces', 'a = {}\n', { set: ['a', 'c'], to: 2 }, 'a = { c = 2 }\n'],
    ['an item', 'a = [1, 2]\n', { insert: ['a', 1], to: 3 }, 'a = [1, 3, 2]\n'],
    [
      'an item on its line',
      'a = [\n  1, # one\n  2,\n]\n',
      { insert: ['a', 2], to: 3 },
      'a = [\n  1, # one\n  2,\n  3,\n]\n',
    ],
    [
      'a table of an array',
      '[[a]]\nb = 1\n[a.c]\nd = 1\n\n[e]\n',
      { insert: ['a', 1], to: { b: 2 } },
      '[[a]]\nb = 1\n[a.c]\nd = 1\n\n[[a]]\nb = 2\n\n[e]\n',
    ],
    ['a dropped key', 'a = 1\nb = 2 # c\nd = 3\n', { drop: ['b'] }, 'a = 1\nd = 3\n'],
    ['a dropped item', 'a = [1, 2, 3]\n', { drop: ['a', 1] }, 'a = [1, 3]\n'],
    ['the only item', 'a = [1]\n', { drop: ['a', 0] }, 'a = []\n'],
    ['a dropped key in braces', 'a = { b = 1, c = 2 }\n', { drop: ['a', 'c'] }, 'a = { b = 1 }\n'],
    ['a dropped table', '[a]\nb = 1\n\n[a.c]\nd = 1\n\n[e]\nf = 1\n', { drop: ['a'] }, '[e]\nf = 1\n'],
    ['a dropped table of an array', '[[a]]\nb = 1\n\n[[a]]\nb = 2\n', { drop: ['a', 0] }, '[[a]]\nb = 2\n'],
    ['a remark', 'a = "1" # old\n', { set: ['a'], to: '2', remark: 'new' }, 'a = "2" # new\n'],
    ['windows line ends', '[a]\r\nb = 1\r\n', { set: ['a', 'c'], to: 2 }, '[a]\r\nb = 1\r\nc = 2\r\n'],
  ])('%s', (_, text, change, expected) => expect(apply(text, change)).toBe(expected))

  it.each<[string, string, Change]>([
    ['what TOML cannot write', 'a = 1\n', { set: ['a'], to: null }],
    ['a whole table', '[a]\nb = 1\n', { set: ['a'], to: 1 }],
    ['what is not there', 'a = 1\n', { drop: ['b'] }],
    ['a table whose parts stand apart', '[a]\nb = 1\n[c]\n[a.d]\n', { drop: ['a'] }],
    ['what leads through a scalar', 'a = 1\n', { set: ['a', 'b'], to: 1 }],
  ])('refuse %s', (_, text, change) => expect(apply(text, change)).toHaveProperty('refused'))

  it('say what was asked, and nothing else', () => {
    const key = fc.constantFrom('a', 'b', 'c d', '1')
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.double({ noDefaultInfinity: true, noNaN: true }))
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 3 }),
      ),
    })).node
    const step = fc.oneof(key, fc.nat(2))
    const path = fc.array(step, { minLength: 1, maxLength: 3 })
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ set: path, to: value }),
      fc.record({ insert: path, to: value }),
      fc.record({ drop: path }),
    )
    let done = 0
    fc.assert(
      fc.property(
        fc.dictionary(key, value),
        fc.dictionary(key, fc.dictionary(key, value)),
        change,
        (top, tables, one) => {
          const names = Object.keys(tables).filter((name) => !Object.hasOwn(top, name))
          const pairs = (map: object) =>
            Object.entries(map)
              .map(([name, each]) => `${printKey(name)} = ${printToml(each)}\n`)
              .join('')
          const text = pairs(top) + names.map((name) => `[${printKey(name)}]\n${pairs(tables[name] ?? {})}`).join('\n')
          const before = tree(text)
          expect(before.problems).toEqual([])
          const result = apply(text, one)
          if (typeof result !== 'string') return
          done++
          expect(tree(result).problems).toEqual([])
          expect(tree(result).data).toEqual(changed(before.data, one)?.value)
        },
      ),
      { numRuns: 1500 },
    )
    expect(done).toBeGreaterThan(300)
  })
})
