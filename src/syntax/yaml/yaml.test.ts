import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Change } from '../../model/source.ts'
import { valueAt } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import { isUnknown } from '../../model/unknown.ts'
import { changed } from '../changed.ts'
import { note, printYaml } from './print.ts'
import { yaml } from './yaml.ts'

const tree = (text: string) => yaml.parse({ path: 'a.yaml', text })
const apply = (text: string, change: Change) => {
  const edit = tree(text).edit(change)
  if ('refused' in edit) return edit
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
}
const shown = (text: string, path: (string | number)[], part?: 'key' | 'value') => {
  const { span } = tree(text).placeOf(path, part)
  return text.slice(span.start, span.end)
}

describe('data', () => {
  it.each([
    ['several documents', 'a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['anchors and merge keys', 'x: &x { a: 1 }\ny:\n  <<: *x\n  b: 2\n', [{ x: { a: 1 }, y: { a: 1, b: 2 } }]],
    ['a merge that the map overrules', 'x: &x { a: 1 }\ny:\n  <<: *x\n  a: 2\n', [{ x: { a: 1 }, y: { a: 2 } }]],
    ['nothing', '', []],
    ['empty values', 'a:\nb: ~\n', [{ a: null, b: null }]],
    ['a key that is a prototype', '__proto__: 1\n', [JSON.parse('{"__proto__":1}')]],
    ['a key that holds a wrong merge', '[{<<: x}]: 1\n', [{ '?': 1 }]],
    ['a byte order mark', '\ufeffa: 1\n', [{ a: 1 }]],
  ])('reads %s', (_, text, data) => expect(tree(text).data).toEqual(data))

  it.each([
    ['duplicate keys', 'a: 1\na: 2\n'],
    ['tabs', 'a:\n\tb: 1\n'],
    ['an item that is deeper than its list', 'steps:\n        - a: 1\n    - b: 2\n'],
    [
      'a bomb',
      `a: &a [1,1,1,1,1,1,1,1,1,1]\n${'bcdefg'.replace(
        /./g,
        (c) =>
          `${c}: &${c} [${Array(10)
            .fill(`*${String.fromCharCode(c.charCodeAt(0) - 1)}`)
            .join(',')}]\n`,
      )}`,
    ],
  ])('calls %s a problem', (_, text) => expect(tree(text).problems).not.toEqual([]))
})

it('keeps tags that are not of YAML, each as an unknown that who knows it can read', () => {
  const text = 'a: !Ref x\nb: !If [c, !Sub "${d}", 1]\ne: !!str 1\nf: !GetAtt\n  g: h\ni: !reset\n'
  const { data } = tree(text)
  const at = (...path: (string | number)[]) => valueAt(data, [0, ...path])
  expect(at('a')).toMatchObject({ tag: '!Ref', value: 'x', text: '!Ref x' })
  expect(at('b')).toMatchObject({ tag: '!If', text: '!If' })
  expect(at('b', 1)).toMatchObject({ tag: '!Sub', value: '${d}' })
  expect([at('b', 2), at('e'), at('f', 'g')]).toEqual([1, '1', 'h'])
  expect(at('i')).toMatchObject({ tag: '!reset', value: null })
  expect([isTagged(at('a')), isUnknown(at('a')), isTagged(at('e'))]).toEqual([true, true, false])
  expect(shown(text, [0, 'b', 2])).toBe('1')
  expect(shown(text, [0, 'a'])).toBe('x')
  expect(apply(text, { set: [0, 'b', 2], to: 3 })).toContain('"${d}", 3]')
})

it('calls a document that nests too deeply a problem', () => {
  expect(tree('['.repeat(100_000)).problems).not.toEqual([])
  expect(tree('- '.repeat(100_000)).problems).not.toEqual([])
})

describe('places', () => {
  const text =
    'a:\n  b: &x {c: 1, d: [2, 3]} # why\n  e:\n    - name: f\n      g: h\n  i: *x\n  j:\n---\nk: |\n  l\n  m\n'
  it.each([
    [[0, 'a', 'b', 'c'], 'value', '1'],
    [[0, 'a', 'b', 'd', 1], 'value', '3'],
    [[0, 'a', 'e'], 'key', 'e'],
    [[0, 'a', 'e', 0, 'g'], 'value', 'h'],
    [[0, 'a', 'e', 0], 'value', 'name: f\n      g: h'],
    [[0, 'a', 'i', 'c'], 'value', '1'],
    [[0, 'a', 'missing', 'too'], 'value', 'a'],
    [[0, 'a', 'e', 0, 'missing'], 'value', 'name'],
    [[1, 'k'], 'key', 'k'],
  ] as const)('%j (%s)', (path, part, expected) => expect(shown(text, [...path], part)).toBe(expected))

  it('finds keys that are written in rare ways', () => {
    const rare =
      '\'s\u2028\'\'t\': 0\r? "a\r  b"\r: 1\r? |\r  c\r: 2\r[d,  e]: 3\r"\\x66": 4\r&x g: 5\r*x : 6\r? h\r  i\r: 7\r'
    const [data] = tree(rare).data as [object]
    const values = Object.keys(data).map((key) => [key, shown(rare, [0, key])])
    expect(values).toEqual([
      ["s\u2028't", '0'],
      ['a b', '1'],
      ['c\n', '2'],
      ['[d, e]', '3'],
      ['f', '4'],
      ['g', '6'],
      ['h i', '7'],
    ])
  })

  it('finds comments and only comments', () => {
    expect(tree('a: "# no" # yes\n# and\nb: |\n  # no\n').comments.map(({ text }) => text)).toEqual(['yes', 'and'])
  })
})

describe('edits', () => {
  it.each<[string, string, Change, string]>([
    ['a scalar', 'a: 1 # c\n', { set: [0, 'a'], to: 2 }, 'a: 2 # c\n'],
    ['a quoted scalar', "a: 'x'\n", { set: [0, 'a'], to: 'y' }, "a: 'y'\n"],
    ['an empty value', 'a:\nb: 1\n', { set: [0, 'a'], to: true }, 'a: true\nb: 1\n'],
    ['a scalar by a map', 'a: 1\nb: 2\n', { set: [0, 'a'], to: { c: 1 } }, 'a:\n  c: 1\nb: 2\n'],
    ['an empty value by a list', 'a:\nb: 2\n', { set: [0, 'a'], to: [1] }, 'a:\n  - 1\nb: 2\n'],
    ['a map by a scalar', 'a:\n  c: 1\nb: 2\n', { set: [0, 'a'], to: 3 }, 'a: 3\nb: 2\n'],
    ['a list by a list', 'a:\n- 1\n- 2\nb: 2\n', { set: [0, 'a'], to: [3, 4] }, 'a:\n- 3\n- 4\nb: 2\n'],
    ['a missing key', 'a:\n  b: 1 # c\nd: 2\n', { set: [0, 'a', 'e'], to: 'x' }, 'a:\n  b: 1 # c\n  e: x\nd: 2\n'],
    [
      'a missing key in a list item',
      'a:\n- b: 1\n- c: 1\n',
      { set: [0, 'a', 0, 'e'], to: 'x' },
      'a:\n- b: 1\n  e: x\n- c: 1\n',
    ],
    ['missing ancestors', 'a:\n  b: 1\n', { set: [0, 'a', 'x', 'y'], to: 1 }, 'a:\n  b: 1\n  x:\n    y: 1\n'],
    ['a key of an empty map', 'a: {}\n', { set: [0, 'a', 'x'], to: 1 }, 'a:\n  x: 1\n'],
    ['a key of a null', 'a:\nb: 1\n', { set: [0, 'a', 'x'], to: 1 }, 'a:\n  x: 1\nb: 1\n'],
    ['a key of a flow map', 'a: { b: 1 }\n', { set: [0, 'a', 'x'], to: 1 }, 'a: { b: 1, x: 1 }\n'],
    [
      'a key after a block scalar',
      'a:\n  b: |\n    x\nc: 1\n',
      { set: [0, 'a', 'd'], to: 1 },
      'a:\n  b: |\n    x\n  d: 1\nc: 1\n',
    ],
    ['a key without a final newline', 'a: 1', { set: [0, 'b'], to: 2 }, 'a: 1\nb: 2'],
    ['a block scalar', 'a: |\n  x\nb: 1\n', { set: [0, 'a'], to: 'y\nz\n' }, 'a: |\n  y\n  z\nb: 1\n'],
    ['with CRLF', 'a: 1\r\nb: 2\r\n', { set: [0, 'c'], to: { d: 1 } }, 'a: 1\r\nb: 2\r\nc:\r\n  d: 1\r\n'],
    ['a dropped key', 'a: 1\nb: 2 # c\nd: 3\n', { drop: [0, 'b'] }, 'a: 1\nd: 3\n'],
    ['a dropped map', 'a: 1\nb:\n  c: 2\nd: 3\n', { drop: [0, 'b'] }, 'a: 1\nd: 3\n'],
    ['the first key of an item', 'a:\n  - b: 1\n    c: 2\n', { drop: [0, 'a', 0, 'b'] }, 'a:\n  - c: 2\n'],
    ['the only key', 'a:\n  b: 1\nc: 2\n', { drop: [0, 'a', 'b'] }, 'a: {}\nc: 2\n'],
    ['a flow item', 'a: [1, 2, 3]\n', { drop: [0, 'a', 1] }, 'a: [1, 3]\n'],
    ['the last flow item', 'a: [1, 2, 3]\n', { drop: [0, 'a', 2] }, 'a: [1, 2]\n'],
    [
      'a tag with its value',
      'a: &x !Ref x # c\nb: [!Sub "y", z]\n',
      { set: [0, 'a'], to: 'w' },
      'a: &x w # c\nb: [!Sub "y", z]\n',
    ],
    ['a tag in brackets', 'b: [!Sub "y", z]\n', { set: [0, 'b', 0], to: 'v' }, 'b: ["v", z]\n'],
    ['a tag before lines', 'a: !If\n  - A\n  - b\nc: 1\n', { set: [0, 'a'], to: ['d'] }, 'a:\n  - d\nc: 1\n'],
    ['a list item', 'a:\n  - 1\n  - 2\nb: 1\n', { drop: [0, 'a', 1] }, 'a:\n  - 1\nb: 1\n'],
    ['a new first item', 'a:\n  - 1\n', { insert: [0, 'a', 0], to: { b: 1, c: 2 } }, 'a:\n  - b: 1\n    c: 2\n  - 1\n'],
    [
      'a new last item',
      'a:\n- x: 1\n  y: 2\nb: 1\n',
      { insert: [0, 'a', 1], to: 'z' },
      'a:\n- x: 1\n  y: 2\n- z\nb: 1\n',
    ],
    ['a first item of nothing', 'a: []\n', { insert: [0, 'a', 0], to: 'z' }, 'a:\n  - z\n'],
    ['a remark', 'a: 1\nb: 2\n', { set: [0, 'a'], to: 'x', remark: 'v2' }, 'a: x # v2\nb: 2\n'],
    [
      'a remark in place of a comment',
      'a: 1  # v1\nb: 2\n',
      { set: [0, 'a'], to: 'x', remark: 'v2' },
      'a: x # v2\nb: 2\n',
    ],
    [
      'no remark inside a flow',
      'a: { b: 1, c: 2 }\n',
      { set: [0, 'a', 'b'], to: 3, remark: 'v2' },
      'a: { b: 3, c: 2 }\n',
    ],
  ])('%s', (_, text, change, expected) => expect(apply(text, change)).toBe(expected))

  it.each<[string, string, Change, string]>([
    ['a comment between key and value', 'a: # why\n  b: 1\n', { set: [0, 'a'], to: 3 }, 'a: 3 # why\n'],
    ['an anchor nobody uses', 'a: &x 1\n', { set: [0, 'a'], to: { c: 1 } }, 'a: &x\n  c: 1\n'],
    [
      'wide indentation',
      's:\n    a:\n        - b\n',
      { set: [0, 's', 'x'], to: { y: [1] } },
      's:\n    a:\n        - b\n    x:\n        y:\n            - 1\n',
    ],
    ['lists under their keys', 'a:\n- b\n', { set: [0, 'c'], to: [1] }, 'a:\n- b\nc:\n- 1\n'],
    [
      'a second document',
      'a: 1\n---\n# x\nb: 2 # y\n---\nc: 3\n',
      { set: [1, 'd'], to: 'yes' },
      'a: 1\n---\n# x\nb: 2 # y\nd: "yes"\n---\nc: 3\n',
    ],
    [
      'a comment above what goes',
      'l:\n  - b: 1\n    # on c\n    c: 2\n',
      { drop: [0, 'l', 0, 'b'] },
      'l:\n  - # on c\n    c: 2\n',
    ],
    [
      'blank lines after a script',
      'a: |\n  x\n\n\n# d\nb: 1\n',
      { set: [0, 'a'], to: 'y\n' },
      'a: |\n  y\n\n\n# d\nb: 1\n',
    ],
    ['an apostrophe in quotes', "a: 'it''s' # c\n", { set: [0, 'a'], to: "don't" }, "a: 'don''t' # c\n"],
    ['the lines of brackets', 'c: [x,\n  y]\n', { insert: [0, 'c', 2], to: 'z, k' }, 'c: [x,\n  y,\n  "z, k"]\n'],
  ])('keeps %s', (_, text, change, expected) => expect(apply(text, change)).toBe(expected))

  it('writes JSON as JSON', () => {
    const text = '{\n  "a": {},\n  "b": [\n    1\n  ]\n}\n'
    const edit = yaml.parse({ path: 'a.json', text }).edit({ set: [0, 'a', 'k'], to: ['x'] })
    if ('refused' in edit) return expect.unreachable(edit.refused)
    const result = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
    expect(result).toBe('{\n  "a": {\n    "k": [\n      "x"\n    ]\n  },\n  "b": [\n    1\n  ]\n}\n')
  })

  it('refuses what would change other values', () =>
    expect(apply('a: &x 1\nb: *x\n', { set: [0, 'a'], to: 2 })).toEqual({
      refused: 'other values would change with it',
    }))

  it('refuses to change an alias', () =>
    expect(apply('a: &x 1\nb: *x\n', { set: [0, 'b'], to: 2 })).toHaveProperty('refused'))
})

describe('an edit', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'on', '1')
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('x\ny\n'))
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 3 }),
    ),
  })).node
  const whole = fc.dictionary(key, value, { minKeys: 1 })
  const layouts = { indented: { indentSeq: true }, unindented: { indentSeq: false }, wide: { indent: 4 } } as const
  const layout = fc.constantFrom(...(Object.keys(layouts) as (keyof typeof layouts)[]))
  const step = fc.oneof(key, fc.nat(2))
  const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => [0, ...steps])
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ set: path, to: value }),
    fc.record({ insert: path, to: value }),
    fc.record({ drop: path }),
  )

  it('says what was asked, changes nothing else, and is seldom refused', () => {
    let possible = 0
    let refused = 0
    fc.assert(
      fc.property(
        whole,
        change,
        layout,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (data, one, name, crlf, final, among) => {
          const printed = stringify(data, { lineWidth: 0, aliasDuplicateObjects: false, ...layouts[name] })
          const ended = final ? printed : printed.replace(/\n$/, '')
          const stream = among && final ? `x: 1\n---\n${ended}---\nz: 2\n` : ended
          const text = crlf ? stream.replaceAll('\n', '\r\n') : stream
          const change = among && final ? inSecond(one) : one
          const before = tree(text)
          const wanted = changed(before.data, change)
          const there = !('drop' in change) || valueAt(before.data, change.drop) !== undefined
          const result = apply(text, change)
          if (typeof result !== 'string') {
            if (wanted && there) possible++
            if (wanted && there && sensible(before.data, change)) refused++
            return
          }
          possible++
          expect(tree(result).problems).toEqual([])
          expect(tree(result).data).toEqual(wanted?.value)
        },
      ),
      { numRuns: 1200 },
    )
    expect(refused / possible).toBeLessThan(0.02)
  })

  function inSecond(change: Change): Change {
    if ('drop' in change) return { drop: [1, ...change.drop.slice(1)] }
    if ('insert' in change) return { insert: [1, ...change.insert.slice(1)], to: change.to }
    return { set: [1, ...change.set.slice(1)], to: change.to }
  }

  /** A path that treats a list as a map is refused with reason; it is not what is measured. */
  function sensible(data: unknown, change: Change): boolean {
    const path = 'set' in change ? change.set : 'insert' in change ? change.insert : change.drop
    return path.slice(1).every((step, index) => {
      const parent = valueAt(data, path.slice(0, index + 1))
      return Array.isArray(parent) ? typeof step === 'number' && step <= parent.length : true
    })
  }
})

describe('print', () => {
  it('keeps what YAML 1.1 would read otherwise in quotes', () =>
    expect(printYaml([{ a: 'yes', b: '012', on: { push: null } }])).toBe('a: "yes"\nb: "012"\non:\n  push: null\n'))
  it('writes notes above their keys', () =>
    expect(printYaml([{ a: note({ b: 1 }, { b: 'why' }) }], 'head')).toBe('# head\na:\n  # why\n  b: 1\n'))
  it('is read back equal', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON knows no -0.
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(parse(printYaml([plain]))).toEqual(plain)
      }),
    ))
})

it('never throws and keeps places inside the text', () => {
  const base = 'a: &x\n  - b: "c" # d\n    e: [1, {f: g}]\n---\nh: |\n  i\nj: *x\n'
  fc.assert(
    fc.property(fc.nat(base.length), fc.nat(6), fc.string({ maxLength: 4 }), (at, cut, put) => {
      const text = base.slice(0, at) + put + base.slice(at + cut)
      const parsed = tree(text)
      for (const path of [[0], [0, 'a'], [0, 'a', 0, 'e', 1], [1, 'h'], [9]]) {
        const { start, end } = parsed.placeOf(path).span
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
      }
      parsed.edit({ set: [0, 'a'], to: 1 })
      parsed.edit({ drop: [0, 'a', 0] })
    }),
    { numRuns: 2000 },
  )
})
