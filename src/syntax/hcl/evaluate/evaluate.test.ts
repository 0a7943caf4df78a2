import { describe, expect, it } from 'vitest'
import { isUnknown, unknownValue, whyUnknown } from '../../../model/unknown.ts'
import { parseExpression, parseTemplate } from '../parse.ts'
import { console } from './console.ts'
import { typeFrom } from './constraint.ts'
import { convert } from './convert.ts'
import { evaluate } from './expression.ts'
import { fail } from './failure.ts'
import { fromPlain } from './functions/encodings.ts'
import { plainOf } from './plain.ts'
import type { World } from './scope.ts'
import { renderTemplate } from './template.ts'
import { list, object, type Value } from './value.ts'

const unset = unknownValue('var.unset', 'nothing gives it a value')
const bucket = unknownValue('aws_s3_bucket.logs', 'it is known once it is applied')
const names: { readonly [name: string]: Value } = {
  var: object(
    new Map<string, Value>([
      ['unset', unset],
      ['some', fromPlain(['a', unset])],
      ['empty', list([], 'string')],
    ]),
  ),
  aws_s3_bucket: object(new Map([['logs', bucket]])),
}

const world = (left = 100_000): World => ({
  refer: (root) => (Object.hasOwn(names, root) ? { value: names[root] ?? null, steps: 0 } : undefined),
  file: () => undefined,
  filesUnder: () => [],
  template: () => fail('no template'),
  decodeYaml: (text) => fromPlain(JSON.parse(text)),
  effort: { left, depth: 0, trying: 0 },
})

function nodeOf(text: string) {
  const node = parseExpression({ path: 'x', text })
  if (!('kind' in node)) throw new Error(node.map(({ message }) => message).join())
  return node
}

const value = (text: string, left?: number) => plainOf(evaluate(nodeOf(text), { text, world: world(left) }))

describe('Terraform expressions', () => {
  it.each(console.filter(([text]) => !text.startsWith('yamldecode')))('%s', (text, said) => {
    expect(value(text)).toEqual(said)
  })
})

/** What an unknown says, with `?` before it; plain data otherwise. */
function shown(data: unknown): unknown {
  if (isUnknown(data)) return `? ${data.text}`
  if (Array.isArray(data)) return data.map(shown)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, shown(each)]))
}

describe('what is unknown', () => {
  it.each<[string, unknown]>([
    ['[1, var.unset, "b"]', [1, '? var.unset', 'b']],
    ['{ a = 1, b = var.unset }', { a: 1, b: '? var.unset' }],
    ['var.unset ? 1 : 2', '? var.unset ? 1 : 2'],
    ['var.unset == null', '? var.unset == null'],
    ['false && var.unset', false],
    ['true || var.unset', true],
    ['true && var.unset', '? true && var.unset'],
    ['true ? 1 : var.unset', 1],
    ['length(var.some)', 2],
    ['var.some[0]', 'a'],
    ['concat(var.some, ["b"])', ['a', '? var.unset', 'b']],
    ['merge({ a = var.unset }, { b = 2 })', { a: '? var.unset', b: 2 }],
    ['merge({ a = 1 }, var.unset)', '? merge({ a = 1 }, var.unset)'],
    ['contains(var.some, "a")', true],
    ['contains(var.some, "b")', '? contains(var.some, "b")'],
    ['coalesce(null, var.unset, 1)', '? coalesce(null, var.unset, 1)'],
    ['try(var.unset.a.b, 1)', '? try(var.unset.a.b, 1)'],
    ['try(var.none, 1)', 1],
    ['can(var.unset)', '? can(var.unset)'],
    ['[for x in var.unset : x]', '? [for x in var.unset : x]'],
    ['[for x in var.some : upper(x)]', ['A', '? upper(x)']],
    ['aws_s3_bucket.logs.arn', '? aws_s3_bucket.logs.arn'],
    ['aws_s3_bucket.logs[*].id', '? aws_s3_bucket.logs[*].id'],
    ['aws_s3_bucket.logs["a"].tags[0]', '? aws_s3_bucket.logs["a"].tags[0]'],
    ['"${aws_s3_bucket.logs.arn}/*"', '? ${aws_s3_bucket.logs.arn}/*'],
    ['"%{ if var.unset }a%{ endif }b"', '? ${var.unset}b'],
    ['join("/", [aws_s3_bucket.logs.arn, "*"])', '? ${aws_s3_bucket.logs.arn}/*'],
    ['jsonencode({ a = aws_s3_bucket.logs.arn })', '? {"a":"${aws_s3_bucket.logs.arn}"}'],
    ['timestamp()', '? timestamp()'],
    ['[none(1), 2]', ['? none(1)', 2]],
    ['var.empty == []', false],
  ])('%s', (text, expected) => {
    expect(shown(value(text))).toEqual(expected)
  })

  it('says why', () => {
    const why = (text: string) => {
      const found = value(text)
      return isUnknown(found) ? whyUnknown(found) : found
    }
    expect(why('upper(var.unset)')).toBe('nothing gives it a value')
    expect(why('uuid()')).toBe('it is random')
    expect(why('9007199254740993 + 0')).toBe('the number is too large to be exact')
    expect(why('{ a = 1 }.b')).toBe('it cannot be evaluated: there is no `b`')
    expect(why('no::such(1)')).toBe('a provider computes it')
  })
})

describe('what would take too long', () => {
  it.each<[string, string]>([
    ['doubling', `[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]`],
    ['padding', 'format("%999999999s", "x")'],
    ['a deep chain', `${'1 + '.repeat(20_000)}1`],
    ['a slow pattern', 'regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")'],
    ['a large product', 'setproduct(range(1000), range(1000))'],
    ['repeated text', 'join("", [for a in range(1000) : join("", [for b in range(1000) : "0123456789"])])'],
  ])('%s is unknown, soon', (_, text) => {
    const begin = performance.now()
    const found = value(text)
    expect(performance.now() - begin).toBeLessThan(2000)
    expect(JSON.stringify(shown(found)).length).toBeGreaterThan(0)
    expect(isUnknown(found) || (Array.isArray(found) && found.some((each) => isUnknown(each)))).toBe(true)
  })
})

describe('templates in files', () => {
  it.each([
    [
      'a directive in a line of its own leaves none',
      '%{ for x in xs ~}\n  - ${x}\n%{ endfor ~}\nend\n',
      '  - a\n  - b\nend\n',
    ],
    ['without a mark its line stays', '%{ for x in xs }\n- ${x}\n%{ endfor }\n', '\n- a\n\n- b\n\n'],
    ['a mark before takes the line before', 'x\n  %{~ if true }y%{ endif }\n', 'x\ny\n'],
    ['else', '%{ if false }a%{ else }b%{ endif }', 'b'],
    ['no escapes', '\\n $${x} ${xs[0]}', '\\n ${x} a'],
  ])('%s', (_, text, expected) => {
    const parts = parseTemplate({ path: 'x', text })
    const scope = { text, world: world(), bound: { name: 'xs', value: fromPlain(['a', 'b']) } }
    expect('problems' in parts ? parts : renderTemplate(parts, scope, evaluate)).toBe(expected)
  })
})

describe('type constraints', () => {
  it.each([
    ['string', '5', '5'],
    ['list(number)', '["1", 2]', [1, 2]],
    ['set(string)', '["b", "a", "b"]', ['a', 'b']],
    ['map(any)', '{ a = 1, b = "x" }', { a: '1', b: 'x' }],
    [
      'object({ a = string, b = optional(number, 5), c = optional(bool) })',
      '{ a = 1, d = 2 }',
      { a: '1', b: 5, c: null },
    ],
    ['list(object({ a = optional(object({ b = optional(string, "x") }), {}) }))', '[{}]', [{ a: { b: 'x' } }]],
    ['tuple([string, number])', '[1, "2"]', ['1', 2]],
    ['any', '{ a = [] }', { a: [] }],
    ['"string"', '"x"', 'x'],
  ])('%s of %s', (constraint, given, expected) => {
    const type = typeFrom(nodeOf(constraint), (node) => evaluate(node, { text: constraint, world: world() }))
    expect(plainOf(convert(evaluate(nodeOf(given), { text: given, world: world() }), type ?? fail('no type')))).toEqual(
      expected,
    )
  })
})
