import { describe, expect, it } from 'vitest'
import { holesIn } from './holes.ts'
import { referencesIn } from './references.ts'

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
    ['a[', [['a', '*']]],
  ])('in %s', (expression, references) => {
    expect(referencesIn(expression)).toEqual(references)
  })
})
