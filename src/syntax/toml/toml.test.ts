import { describe, expect, it } from 'vitest'
import { toml } from './toml.ts'

const tree = (text: string) => toml.parse({ path: 'a.toml', text })
const shown = (text: string, path: (string | number)[], part?: 'key' | 'value') => {
  const { span } = tree(text).placeOf(path, part)
  return text.slice(span.start, span.end)
}

describe('data', () => {
  it.each<[string, string, unknown]>([
    ['nothing', '', {}],
    ['a byte order mark', '\ufeffa = 1\n', { a: 1 }],
    [
      'all kinds of scalars',
      'a = "x"\nb = 1_000\nc = -1.5e3\nd = true\ne = 0xff\nf = 0o17\ng = 0b11\n',
      { a: 'x', b: 1000, c: -1500, d: true, e: 255, f: 15, g: 3 },
    ],
    [
      'dates as text',
      'a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32\nc = 07:32:00.5\nd = 2020-01-01\n',
      { a: '1979-05-27T07:32:00Z', b: '1979-05-27 07:32', c: '07:32:00.5', d: '2020-01-01' },
    ],
    ['escapes', 'a = "\\t\\u00e9\\x41\\e"\nb = \'\\t\'\n', { a: '\té\x41\x1b', b: '\\t' }],
    ['strings of lines', 'a = """\nx \\\n   y\n"z""""\nb = \'\'\'\nx\\\n\'\'\'\n', { a: 'x y\n"z"', b: 'x\\\n' }],
    ['arrays over lines', 'a = [ # c\n  1, # d\n  [2, "x"],\n]\n', { a: [1, [2, 'x']] }],
    [
      'inline tables, over lines too',
      'a = { b = 1, c.d = 2 }\ne = {\n  f = 1,\n}\n',
      { a: { b: 1, c: { d: 2 } }, e: { f: 1 } },
    ],
    ['dotted keys', 'a.b = 1\na."c.d" = 2\n', { a: { b: 1, 'c.d': 2 } }],
    [
      'tables',
      'x = 1\n[a]\nb = 1\n[a.c]\nd = 2\n[e.f]\n[e]\ng = 3\n',
      { x: 1, a: { b: 1, c: { d: 2 } }, e: { f: {}, g: 3 } },
    ],
    [
      'arrays of tables',
      '[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\n[[a.e]]\nf = 3\n',
      { a: [{ b: 1, c: { d: 2 } }, { e: [{ f: 3 }] }] },
    ],
    ['windows line ends', 'a = 1\r\n[b]\r\nc = """\r\nx\r\n"""\r\n', { a: 1, b: { c: 'x\r\n' } }],
    ['a key that is a prototype', '[__proto__]\na = 1\n', JSON.parse('{"__proto__":{"a":1}}')],
  ])('reads %s', (_, text, data) => {
    expect(tree(text).problems).toEqual([])
    expect(tree(text).data).toEqual(data)
  })

  it.each([
    ['a key that stands twice', 'a = 1\na = 2\n', { a: 2 }],
    ['a table that stands twice', '[a]\nb = 1\n[a]\nc = 1\n', { a: { c: 1 } }],
    ['a table that braces closed', 'a = { b = 1 }\n[a.c]\nd = 1\n', { a: { b: 1 } }],
    ['a table that dots made', '[f]\na.b = 1\n[f.a]\n', { f: { a: {} } }],
    ['a word without quotes', 'a = yes\nb = 1\n', { b: 1 }],
    ['an open bracket', 'a = [1,\nb = 2\n', { b: 2 }],
    ['an open quote', 'a = "x\nb = 2\n', { b: 2 }],
    ['two statements in a line', 'a = 1 b = 2\nc = 3\n', { a: 1, c: 3 }],
    ['a zero before a number', 'a = 01\n', {}],
    ['an unknown escape', 'a = "\\d"\n', { a: '' }],
    ['too many brackets', `a = ${'['.repeat(10_000)}\nb = 1\n`, { b: 1 }],
  ])('calls %s a problem, and reads on', (_, text, data) => {
    expect(tree(text).problems).toHaveLength(1)
    expect(tree(text).data).toEqual(data)
  })

  it('says where a key stood first', () =>
    expect(tree('a = 1\n\na = 2\n').problems[0]?.message).toContain('first in line 1'))
})

describe('places', () => {
  const text =
    '# top\nx = 1 # why\n[a]\nb = "c"\nd.e = [1, { f = 2 }]\n\n[[g]]\nh = 1\n\n[[g]]\n# in\ni = 2\n[k.l]\nm = 3\n'
  it.each([
    [['x'], 'value', '1'],
    [['x'], 'key', 'x'],
    [['a'], 'key', 'a'],
    [['a'], 'value', '[a]\nb = "c"\nd.e = [1, { f = 2 }]'],
    [['a', 'b'], 'value', '"c"'],
    [['a', 'd', 'e'], 'key', 'e'],
    [['a', 'd', 'e', 1, 'f'], 'value', '2'],
    [['a', 'd', 'e', 1, 'f'], 'key', 'f'],
    [['a', 'missing'], 'value', 'a'],
    [['g', 1, 'i'], 'value', '2'],
    [['g', 1], 'value', '[[g]]\n# in\ni = 2'],
    [['g', 0, 'missing'], 'value', '[[g]]\n'],
    [['g'], 'key', 'g'],
    [['k'], 'key', 'k'],
    [['k', 'l', 'm'], 'value', '3'],
    [['missing'], 'value', ''],
  ] as const)('%j (%s)', (path, part, expected) => expect(shown(text, [...path], part)).toBe(expected))

  it('finds comments and only comments', () =>
    expect(tree(`${text}s = "# no"\n`).comments.map(({ text }) => text)).toEqual(['top', 'why', 'in']))
})
