import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cheaper } from './cheaper.ts'
import { design } from './design.ts'
import { readSpec } from './read.ts'

const text = readFileSync('examples/crm/devops.yaml', 'utf8')

function over(budget: number) {
  const { spec } = readSpec({ path: 'devops.yaml', text: text.replace('20500', String(budget)) })
  if (!spec) throw new Error('the example cannot be read')
  return design(spec)
}

test('a budget that is missed by little is kept by single changes, the cheapest first', () => {
  const least = over(1).cost.total
  const blueprint = over(Math.floor(least - 100))
  const found = cheaper(blueprint, least - 100)
  expect(found).toHaveLength(3)
  for (const { changes, givenUp, total, saves } of found) {
    expect(changes).toHaveLength(1)
    expect(givenUp.join('')).toMatch(/\w/)
    expect(total).toBeLessThanOrEqual(least - 100)
    expect(total + saves).toBeCloseTo(blueprint.cost.total, 2)
  }
  expect(found.map(({ total }) => total)).toEqual(found.map(({ total }) => total).sort((a, b) => a - b))
})

test('one that is missed by far takes several together, and none of them twice', () => {
  const least = over(1).cost.total
  const found = cheaper(over(Math.floor(least * 0.65)), least * 0.65)
  expect(found.length).toBeGreaterThan(0)
  for (const { changes, total } of found) {
    expect(new Set(changes).size).toBe(changes.length)
    expect(changes.length).toBeGreaterThan(1)
    expect(total).toBeLessThanOrEqual(least * 0.65)
  }
})

test('what cannot be kept has no answer', () => expect(cheaper(over(1), 1)).toEqual([]))
