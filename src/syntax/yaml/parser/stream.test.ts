import { describe, expect, it } from 'vitest'
import { isTagged } from '../../../model/tagged.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { read } from './stream.ts'

describe('reads', () => {
  it.each<[string, string, unknown[]]>([
    ['lists in the column of their key', 'a:\n- b\n- - c\n  - d\n-\ne: f\n', [{ a: ['b', ['c', 'd'], null], e: 'f' }]],
    [
      'maps in lists',
      '- a: 1\n  b:\n    c: 2\n-   d: 3\n    e: 4\n',
      [
        [
          { a: 1, b: { c: 2 } },
          { d: 3, e: 4 },
        ],
      ],
    ],
    ['plain text over lines', 'a: b\n  c\n\n\n  d # e\nf: g\n', [{ a: 'b c\n\nd', f: 'g' }]],
    ['quotes over lines', 'a: "b\n  c \\\n  d\n\n  e\\n"\nf: \'g\n\n  h\'\n', [{ a: 'b c d\ne\n', f: 'g\nh' }]],
    ['escapes', '"\\x41\\u00e9\\U0001F600\\/\\0\\e\\_"\n', ['Aé😀/\0\x1b\xa0']],
    ['an escaped line break before an empty line', 'a: "b\\\n\n  c"\n', [{ a: 'b\nc' }]],
    [
      'literal blocks',
      'a: |\n  b\n    c\n\n  d\n\n\ne: |-\n  f\n\ng: |+\n  h\n\ni: |2\n    j\n',
      [{ a: 'b\n  c\n\nd\n', e: 'f', g: 'h\n\n', i: '  j\n' }],
    ],
    [
      'folded blocks',
      'a: >\n  b\n  c\n\n  d\n    e\n\n  f\n  g\n',
      [{ a: 'b c\n\nd\n  e\n\nf g\n'.replace('c\n\nd', 'c\nd') }],
    ],
    ['blocks without text', 'a: |\nb: >+\n\nc: |\n  \n', [{ a: '', b: '\n', c: '' }]],
    ['a block that the file does not end', 'a: |\n  b', [{ a: 'b\n' }]],
    [
      'a block of text that looks like more',
      'a: |\n  - b: c\n  # d\n  ---\ne: 1\n',
      [{ a: '- b: c\n# d\n---\n', e: 1 }],
    ],
    [
      'brackets',
      '{a: [b, c: d, "e":f], ? g : h, i, : j, [k]: l, m: }\n',
      [{ a: ['b', { c: 'd' }, { e: 'f' }], g: 'h', i: null, '': 'j', '[k]': 'l', m: null }],
    ],
    ['brackets over lines, with comments', '[ # a\n  b,\n# c\n  d\n  e,\n]\n', [['b', 'd e']]],
    ['a dash alone in brackets', 'waitFor: [-]\n', [{ waitFor: ['-'] }]],
    ['explicit keys', '? a\n: b\n? - c\n: - d\n? e\n', [{ a: 'b', '- c': ['d'], e: null }]],
    [
      'collections as keys, one beside the other',
      '? - a\n  - b\n: 1\n? [c,\n   d]\n: 2\n',
      [{ '- a - b': 1, '[c, d]': 2 }],
    ],
    [
      'keys by their text',
      '1.10: a\n0644: b\ntrue: c\n~: d\n"e f": g\non: h\n',
      [{ '1.10': 'a', '0644': 'b', true: 'c', '~': 'd', 'e f': 'g', on: 'h' }],
    ],
    [
      'anchors',
      'a: &x [1]\nb: *x\n*x : c\n&y d: &z\n  e: *y\nf: *z\n',
      [{ a: [1], b: [1], '*x': 'c', d: { e: 'd' }, f: { e: 'd' } }].map((each) => ({ ...each, ...{} })),
    ],
    [
      'an anchor that is given twice',
      '- &a 1\n- *a\n- &a 2\n- *a\n- &a\n  b: &a 3\n- *a\n',
      [[1, 1, 2, 2, { b: 3 }, 3]],
    ],
    [
      'merges, own entries first',
      'a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  y: 0\n  <<: [*a, *b]\nd:\n  <<: *b\n  z: 9\n',
      [{ a: { x: 1, y: 2 }, b: { y: 3, z: 4 }, c: { y: 0, x: 1, z: 4 }, d: { y: 3, z: 9 } }],
    ],
    ['a key that only looks like a merge', 'a: 1\n"<<": b\n', [{ a: 1, '<<': 'b' }]],
    [
      'tags of YAML',
      '- !!str 1\n- !!int "2"\n- !!float 3\n- !!bool "true"\n- !!null ""\n- !!map {a: b}\n- ! 4\n- !!timestamp 2001-01-01\n- !!set {a, b}\n',
      [['1', 2, 3, true, null, { a: 'b' }, '4', '2001-01-01', { a: null, b: null }]],
    ],
    ['documents', 'a\n---\nb\n...\n# c\n---\n--- d\n--- |\n e\n---\n', ['a', 'b', null, 'd', 'e\n', null]],
    ['directives', '%YAML 1.2\n%TAG !e! tag:e.org,2000:\n---\na: 1\n', [{ a: 1 }]],
    ['a byte order mark, and one before a later document', '\ufeffa: 1\n...\n\ufeff---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    [
      'windows line ends',
      'a:\r\n  - b\r\n  - |\r\n    c\r\n    d\r\ne: "f\r\n  g"\r\n',
      [{ a: ['b', 'c\nd\n'], e: 'f g' }],
    ],
    ['old line ends', 'a: 1\rb: 2\r', [{ a: 1, b: 2 }]],
    ['what later versions take for text', 'a: b\x85c\nd: e\u2028f\n', [{ a: 'b\x85c', d: 'e\u2028f' }]],
    ['JSON', '{"a": [1, {"b": null}], "c": "d\\u00e9"}', [{ a: [1, { b: null }], c: 'dé' }]],
    [
      'names of every object',
      '__proto__: 1\nconstructor: 2\ntoString: 3\n',
      [JSON.parse('{"__proto__":1,"constructor":2,"toString":3}')],
    ],
    ['tabs that part', 'a:\tb\t# c\n-d:\t[\te\t]\n', [{ a: 'b', '-d': ['e'] }]],
    [
      'text with signs in it',
      'a: b#c\nd: e:f\ng: -h\ni: "j" \nk: http://l:80/?m=[n]\no: a, b\n',
      [{ a: 'b#c', d: 'e:f', g: '-h', i: 'j', k: 'http://l:80/?m=[n]', o: 'a, b' }],
    ],
  ])('%s', (_, text, data) => {
    const stream = read(text)
    expect(stream.flaws).toEqual([])
    expect(stream.data).toEqual(data)
  })

  it.each([
    ['1', 1],
    ['-7', -7],
    ['+12', 12],
    ['0644', 420],
    ['0o17', 15],
    ['0x1F', 31],
    ['089', 89],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['.inf', Infinity],
    ['-.INF', -Infinity],
    ['.nan', Number.NaN],
    ['9007199254740993', 9007199254740992],
    ['true', true],
    ['False', false],
    ['~', null],
    ['Null', null],
    ['yes', 'yes'],
    ['on', 'on'],
    ['y', 'y'],
    ['2026-11-27', '2026-11-27'],
    ['1:30', '1:30'],
    ['1_000', '1_000'],
    ['0b11', '0b11'],
    ['tRUE', 'tRUE'],
    ['1.2.3', '1.2.3'],
    ['100m', '100m'],
  ])('%s as %s', (text, value) => {
    expect(read(`a: ${text}\n`).data).toEqual([{ a: value }])
    expect(read(`[${text}]\n`).data).toEqual([[value]])
  })

  it('keeps tags that are not of YAML', () => {
    const [value] = read(
      '%TAG !e! tag:e.org,2000:\n---\n- !Ref a\n- !e!b c\n- !<tag:x> d\n- !!binary ZQ==\n- !f\n',
    ).data
    const tags = (value as unknown[]).map((each) => (isTagged(each) ? [each.tag, each.value] : each))
    expect(tags).toEqual([
      ['!Ref', 'a'],
      ['tag:e.org,2000:b', 'c'],
      ['tag:x', 'd'],
      ['tag:yaml.org,2002:binary', 'ZQ=='],
      ['!f', null],
    ])
  })
})

describe('leaves a document that is broken unknown, says where, and reads the next one:', () => {
  it.each([
    ['a tab that indents', 'a:\n\tb: 1\n', 3, 'tab'],
    ['an item in the column of a key', 'a:\n  - b: 1\n    - c\n', 16, 'item of a list'],
    ['a key further in than its map', 'a: 1\n  b: 2\n', 8, 'key'],
    ['two keys on a line', 'a: b: c\n', 4, 'second key'],
    ['a list behind a key', 'a: - b\n', 3, '-'],
    ['a line that is no key', 'a: 1\nb\n', 5, '`:`'],
    ['an open bracket', 'a: [b,\nc: d\n', 3, 'never closed'],
    ['an open quote', 'a: "b\nc: d\n', 3, 'never closed'],
    ['an unknown escape', 'a: "\\d"\n', 4, 'escape'],
    ['two commas', '[a,,b]\n', 3, ','],
    ['text behind a quote', 'a: "b" c\n', 7, 'c'],
    ['a comment without a space', 'a: "b"#c\n', 6, '#'],
    ['a reserved sign', 'a: @b\n', 3, '@'],
    ['a colon behind several lines', '"a\n  b": c\n', 7, 'one line'],
    ['an unknown handle', 'a: !x!y z\n', 3, '%TAG'],
    ['two tags on two lines', 'a: !x\n  !y b\n', 12, 'two tags'],
    ['a text behind the end of a block header', 'a: | b\n', 5, 'follows'],
    ['a million brackets', '['.repeat(1_000_000), 499, 'deeply'],
    ['a million dashes', '- '.repeat(1_000_000), 1000, 'deeply'],
    ['a million anchors in brackets', `[${'&a\n'.repeat(1_000_000)}`, 1498, 'deeply'],
    ['a million question marks', '? '.repeat(1_000_000), 1000, 'deeply'],
    ['a million question marks in brackets', `[${'? '.repeat(1_000_000)}`, 3, 'begin'],
    ['a million colons', ': '.repeat(1_000_000), 2, 'second key'],
    ['a million anchors', '&a\n'.repeat(1_000_000), 1500, 'deeply'],
  ])('%s', (_, text, start, words) => {
    const { data, flaws } = read(`${text}\n---\nafter: 1\n`)
    expect(flaws).toHaveLength(1)
    expect(flaws[0]?.message).toMatch(new RegExp(words))
    expect(flaws[0]?.span.start).toBe(start)
    expect(isUnknown(data[0])).toBe(true)
    expect(data[1]).toEqual({ after: 1 })
  })
})

describe('reads with a complaint', () => {
  it.each<[string, string, unknown, string]>([
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', { a: 3, b: 2 }, 'twice'],
    ['a key that stands twice in brackets', '{a: 1, "a": 2}\n', { a: 2 }, 'twice'],
    ['a merge of text', 'a: 1\n<<: b\n', { a: 1 }, 'merge'],
    ['a tab between a dash and a map', '-\ta: 1\n  b: 2\n', [{ a: 1, b: 2 }], 'tab'],
    ['a value that is not of its type', '!!int b\n', 'b', 'type'],
  ])('%s', (_, text, data, words) => {
    const stream = read(text)
    expect(stream.data).toEqual([data])
    expect(stream.flaws.map(({ message }) => message)).toEqual([expect.stringContaining(words)])
  })

  it('an alias of nothing and one that holds itself, as unknowns', () => {
    const { data, flaws } = read('a: *b\nc: &d [*d]\n')
    const [{ a, c }] = data as [{ a: unknown; c: unknown[] }]
    expect([isUnknown(a), isUnknown(c[0])]).toEqual([true, true])
    expect(flaws).toHaveLength(2)
  })

  it('no more than twenty of one document', () => {
    const text = `${'a: 1\n'.repeat(100)}---\n${'a: 1\n'.repeat(3)}`
    expect(read(text).flaws).toHaveLength(22)
  })
})

it('unfolds no bomb: what aliases mean is shared, and there is an end to it', () => {
  const lines = Array.from(
    { length: 30 },
    (_, at) => `a${at}: &a${at} [${Array(10).fill(at === 0 ? 'x' : `*a${at - 1}`)}]\n`,
  )
  const { data, flaws } = read(lines.join(''))
  expect(flaws[0]?.message).toContain('million')
  expect(isUnknown(data[0])).toBe(true)
  const [shared] = read('a: &a {b: 1}\nc: *a\n').data as [{ a: unknown; c: unknown }]
  expect(shared.a).toBe(shared.c)
})

it('does not read schemas of custom resources', () => {
  const text =
    'spec:\n  versions:\n  - schema:\n      openAPIV3Schema:\n        : [} broken\n\n        # x\n        type: object\n    name: v1\n'
  const { data, flaws } = read(text)
  expect(flaws).toEqual([])
  expect(data).toEqual([{ spec: { versions: [{ schema: { openAPIV3Schema: expect.anything() }, name: 'v1' }] } }])
})

describe('time and memory grow with the text:', () => {
  it.each([
    ['ten thousand documents', '---\na: 1\nb: [c, d]\n', 10_000],
    ['a long list', '- a: "b"\n  c: &x d\n', 100_000],
    ['a long map', 'k: v\n', 1],
    ['a long line of brackets', '', 1],
  ])('%s', (what, piece, count) => {
    const text =
      what === 'a long map'
        ? Array.from({ length: 100_000 }, (_, at) => `k${at}: v\n`).join('')
        : what === 'a long line of brackets'
          ? `[${'{a: b}, '.repeat(100_000)}]`
          : piece.repeat(count)
    const begin = process.cpuUsage()
    expect(read(text).flaws).toEqual([])
    const { user, system } = process.cpuUsage(begin)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
})
