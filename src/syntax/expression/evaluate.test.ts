import { describe, expect, it } from 'vitest'
import { isUnknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import { optionsOf, truthOf, valueIn } from './answer.ts'
import { partly } from './knowledge.ts'
import { parseExpression } from './parse.ts'
import { unknownNames } from './signatures.ts'
import { asksStatus, decide, expressionsIn, fill } from './template.ts'

const knowledge = {
  github: partly(
    { event_name: 'push', repository: 'octo/shop' },
    unknownValue('', 'it is known when the workflow runs'),
  ),
  env: { NAME: 'Shop', SECRET: unknownValue('${{ secrets.X }}', 'it is a secret') },
  matrix: { os: 'ubuntu-24.04', node: [22, 24] },
  needs: { build: { result: unknownValue('', 'another job gives it') } },
}

describe('what is worked out', () => {
  it.each([
    ["'it''s'", "it's"],
    ['github.Event_Name', 'push'],
    ["github['event_name'] == 'PUSH'", true],
    ['matrix.node[1]', 24],
    ['matrix.node[2]', null],
    ['env.MISSING', null],
    ["env.MISSING || 'default'", 'default'],
    ['contains(fromJSON(\'["a","b"]\'), \'B\')', true],
    ["format('{0}-{{x}}-{1}', matrix.os, true)", 'ubuntu-24.04-{x}-true'],
    ["join(matrix.node, '/')", '22/24'],
    ['toJSON(matrix.node)', '[\n  22,\n  24\n]'],
    ['1 == true && null == 0', true],
    ["'abc' < 'B'", true],
    ["case(github.event_name == 'push', 'yes', 'no')", 'yes'],
    ['always()', true],
    ['false && secrets.X', false],
    ["true || fromJSON('')", true],
    ["secrets.X && false && 'x' == 'y'", undefined],
    ["contains(needs.*.result, 'failure') && false", false],
  ])('%s', (text, value) => {
    const found = valueIn(fill(`\${{ ${text} }}`, knowledge))
    expect(isUnknown(found) ? undefined : found).toEqual(value)
  })
})

describe('what nobody knows', () => {
  it.each([
    ['github.ref', 'it is known when the workflow runs'],
    ['github.event.issue.title', 'it is known when the workflow runs'],
    ['secrets.TOKEN', 'it is a secret'],
    ['env.SECRET', 'it is a secret'],
    ["format('{0}', needs.build.result)", 'another job gives it'],
    ['toJSON(env)', 'it is a secret'],
    ['vars.X || 1', 'it is set outside the repository'],
    ["hashFiles('x')", 'files are there when the job runs'],
    ['nothing.x', 'there is no such context'],
    ["fromJSON('[')", '`fromJSON` is given what is no JSON'],
    ["format('{1}', 1)", '`format` is given no value for `{1}`'],
    ['case(1, 2, 3)', 'a condition of `case` is neither true nor false'],
  ])('%s', (text, reason) => {
    const found = valueIn(fill(`\${{ ${text} }}`, knowledge))
    expect(isUnknown(found) && whyUnknown(found)).toBe(reason)
  })
})

describe('what it may be', () => {
  it.each([
    ["github.ref == 'x' && 'large' || 'small'", ['large', 'small']],
    ["github.event.pull_request && 'large' || 'small'", ['large', 'small']],
    ["format('{0}.txt', !github.ref)", ['true.txt', 'false.txt']],
    ["matrix[case(success(), 'os', 'none')]", ['ubuntu-24.04', null]],
    ['contains(needs.*.result, github.ref)', [true, false]],
    ["github.ref || 'x'", undefined],
  ])('%s', (text, options) => {
    const found = optionsOf(fill(`\${{ ${text} }}`, knowledge))
    expect(found && new Set(found)).toEqual(options && new Set<unknown>(options))
  })
})

describe('conditions', () => {
  it.each([
    ["github.event_name == 'push'", true],
    ["${{ github.event_name == 'release' }}", false],
    ["${{ github.event_name == 'release' }} && true", true],
    ['${{ github.ref }}\n', true],
    ['github.ref', undefined],
    ["github.ref || 'x'", true],
    ["'x' || github.ref", true],
    ['secrets.X && false', false],
    ['!github.ref && false', false],
    ['', true],
    ['github.', undefined],
  ])('%j', (text, truth) => {
    expect(truthOf(decide(text, knowledge))).toBe(truth)
  })

  it.each([
    ['always()', true],
    ["contains('always()', 'x')", false],
    ['${{ !cancelled() && x }}', true],
    ["format('{0}', failure())", true],
    ['github.failure', false],
  ])('%s asks for the status: %s', (text, asks) => {
    expect(asksStatus(text)).toBe(asks)
  })
})

describe('what is refused', () => {
  it.each([
    ['', 'An expression is expected', ''],
    ['github.', 'The expression ends too early', ''],
    ['a == ', 'The expression ends too early', ''],
    ['"x"', '`"x"` is no part of an expression', '"x"'],
    ['a = b', '`=` is no part of an expression', '='],
    ["a == 'b", "`'b` is no part of an expression", "'b"],
    ['1a', '`1a` is no part of an expression', '1a'],
    ['a b', '`b` is not expected here', 'b'],
    ['a[0', 'The expression ends too early', ''],
    ['(a', 'The expression ends too early', ''],
    ["contains('a')", '`contains` takes at least 2 arguments', 'contains'],
    ['toJSON(1, 2)', '`toJSON` takes at most 1 arguments', 'toJSON'],
    ['case(a, 1)', '`case` takes at least 3 arguments', 'case'],
    ['case(a, 1, b, 2)', '`case` takes a condition before each value, and one more value', 'case'],
    [`${'('.repeat(60)}1`, 'An expression nests at most 50 levels deep', '('],
    [`'${'x'.repeat(21_000)}'`, 'An expression has at most 21000 characters', `'${'x'.repeat(21_000)}'`],
  ])('%.40s', (text, message, at) => {
    const parsed = parseExpression(text)
    const flaw = 'flaw' in parsed ? parsed.flaw : undefined
    expect([flaw?.message, text.slice(flaw?.span.start, flaw?.span.end)]).toEqual([message, at])
  })

  it('names what is not to be had', () => {
    const parsed = parseExpression("steps.x || hashFiles('a') || matrix.y || nothing()")
    const flaws =
      'expression' in parsed ? [...unknownNames(parsed.expression, { contexts: ['matrix'], functions: [] })] : []
    expect(flaws.map(({ message }) => message)).toEqual([
      'There is no `steps` here',
      'There is no function `hashFiles` here',
      'There is no function `nothing` here',
    ])
  })
})

it('finds expressions where they stand', () => {
  const text = 'a ${{ b }} ${{ c.d'
  expect(expressionsIn(text).map(({ text, offset, parsed }) => [text, offset, 'flaw' in parsed])).toEqual([
    [' b ', 5, false],
    ['${{ c.d', 11, true],
  ])
  expect(expressionsIn('  a && b\n', true).map(({ text, offset }) => [text, offset])).toEqual([['a && b', 2]])
})

it('does not let texts grow without bound', () => {
  let text = "'0123456789'"
  for (let level = 0; level < 7; level++) text = `format('{0}{0}{0}{0}{0}{0}{0}{0}', ${text})`
  expect(isUnknown(valueIn(fill(`\${{ ${text} }}`, {})))).toBe(true)
  expect(isUnknown(valueIn(fill(`\${{ fromJSON('${'['.repeat(15_000)}') }}`, {})))).toBe(true)
})
