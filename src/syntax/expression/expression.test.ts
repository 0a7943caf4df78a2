import { describe, expect, it } from 'vitest'
import { holesIn } from './holes.ts'
import { parseExpression } from './parse.ts'
import { referencesIn } from './references.ts'
import { showsIn } from './shows.ts'

describe('holes', () => {
  it.each([
    ['plain', []],
    ['a ${{ b }} c', [{ inner: ' b ', from: 2, to: 10 }]],
    ["${{ '}}' }}", [{ inner: " '}}' ", from: 0, to: 11 }]],
    [
      '${{ a }}${{ b }}',
      [
        { inner: ' a ', from: 0, to: 8 },
        { inner: ' b ', from: 8, to: 16 },
      ],
    ],
    ['${{ never closed', []],
    ["${{ 'it''s' }}", [{ inner: " 'it''s' ", from: 0, to: 14 }]],
  ])('in %s', (text, holes) => {
    expect(holesIn(text)).toEqual(holes)
  })

  it('takes linear time for what is never closed', () => {
    expect(holesIn('${{'.repeat(100_000))).toEqual([])
  })
})

describe('references', () => {
  it.each([
    ['github.event.issue.title', [['github', 'event', 'issue', 'title']]],
    ["steps['a b'].outputs.x", [['steps', 'a b', 'outputs', 'x']]],
    ['github.event.commits[0].message', [['github', 'event', 'commits', '0', 'message']]],
    ['github.event.commits.*.message', [['github', 'event', 'commits', '*', 'message']]],
    [
      'matrix[env.KEY]',
      [
        ['env', 'KEY'],
        ['matrix', '*'],
      ],
    ],
    ["contains(needs.*.result, 'failure') && !cancelled()", [['needs', '*', 'result']]],
    ["'github.event' == true", []],
    ['a && b', [['a'], ['b']]],
    ['fromJSON(needs.plan.outputs.list)[0].x', [['needs', 'plan', 'outputs', 'list']]],
    ['a[', []],
    ['(a.b).c', [['a', 'b', 'c']]],
    [
      'a[b.c].d[0]',
      [
        ['b', 'c'],
        ['a', '*', 'd', '0'],
      ],
    ],
  ])('in %s', (expression, references) => {
    expect(referencesIn(expression)).toEqual(references)
  })
})

it.each([
  ["github.head_ref == 'x'", []],
  ["contains(github.head_ref, 'x')", []],
  ["github.head_ref && 'x' || 'y'", []],
  ["github.head_ref || 'y'", ['github.head_ref']],
  ["case(github.actor == 'x', github.head_ref, github.ref)", ['github.head_ref', 'github.ref']],
  ["format('{0}', github.head_ref)", ['github.head_ref']],
  ['matrix[github.head_ref]', ['matrix.*']],
  ['fromJSON(github.event.issue.body).x', ['github.event.issue.body']],
  ['toJSON(github.event)', ['github.event']],
  ['!github.head_ref', []],
  ['hashFiles(github.head_ref)', []],
])('%s shows %j', (text, names) => {
  const parsed = parseExpression(text)
  expect('expression' in parsed && showsIn(parsed.expression).map((steps) => steps.join('.'))).toEqual(names)
})
