import { describe, expect, it } from 'vitest'
import { isUnknown } from '../../../model/unknown.ts'
import { yaml } from '../yaml.ts'

const tree = (text: string, path = 'a.json') => yaml.parse({ path, text })
const shown = (text: string, path: (string | number)[], part?: 'key' | 'value') => {
  const { span } = tree(text).placeOf(path, part)
  return text.slice(span.start, span.end)
}

describe('JSON', () => {
  it.each<[string, string, unknown[]]>([
    [
      'everything',
      '{"a": [1, -2.5e3, true, false, null, "b\\n\\u00e9"], "c": {}, "d": []}',
      [{ a: [1, -2500, true, false, null, 'b\né'], c: {}, d: [] }],
    ],
    ['a scalar', ' "a" ', ['a']],
    ['a byte order mark', '\ufeff{}\n', [{}]],
    ['values that follow on each other', '{"a": 1}\n{"b": 2}\n', [{ a: 1 }, { b: 2 }]],
    ['names of every object', '{"__proto__": 1, "toString": 2}', [JSON.parse('{"__proto__":1,"toString":2}')]],
    ['what YAML would merge', '{"<<": {"a": 1}}', [{ '<<': { a: 1 } }]],
  ])('reads %s', (_, text, data) => {
    expect(tree(text).problems).toEqual([])
    expect(tree(text).data).toEqual(data)
  })

  it.each<[string, string, number]>([
    ['nothing', '', 0],
    ['an open bracket', '{"a": 1', 7],
    ['single quotes', "{'a': 1}", 1],
    ['no quotes', '{a: 1}', 1],
    ['a word', '{"a": yes}', 6],
    ['a zero before a number', '[01]', 1],
    ['a missing comma', '[1 2]', 3],
    ['a line break in quotes', '["a\nb"]', 1],
    ['an unknown escape', '["\\d"]', 1],
    ['too many brackets', '['.repeat(100_000), 500],
  ])('leaves what has %s unknown, and says where', (_, text, start) => {
    const { data, problems } = tree(text)
    expect((data as unknown[]).map(isUnknown)).toEqual([true])
    expect(problems.map(({ place }) => place.span.start)).toEqual([start])
  })

  it.each([
    ['comments', '{"a": 1} // b\n/* c */'],
    ['a last comma', '{"a": 1,}'],
    ['a key twice', '{"a": 0, "a": 1}'],
  ])('reads %s, and complains once', (_, text) => {
    expect(tree(text).data).toEqual([{ a: 1 }])
    expect(tree(text).problems).toHaveLength(1)
  })

  it('takes comments for granted where their program does', () => {
    const text = '{\n  // why\n  "a": 1, /* b */\n}\n'
    for (const path of ['tsconfig.base.json', '.vscode/settings.json', 'wrangler.jsonc'])
      expect(tree(text, path).problems).toEqual([])
    expect(tree(text).comments.map((each) => each.text)).toEqual(['why', 'b'])
  })

  it('knows the place of each key and value', () => {
    const text = '{"a": [1, {"b\\u0041": "c"}], "d": {}}'
    expect(shown(text, [0, 'a', 1, 'bA'])).toBe('"c"')
    expect(shown(text, [0, 'a', 1, 'bA'], 'key')).toBe('"b\\u0041"')
    expect(shown(text, [0, 'd'])).toBe('{}')
    expect(shown(text, [0, 'd', 'missing'])).toBe('"d"')
  })
})
