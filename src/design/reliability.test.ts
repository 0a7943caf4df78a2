import { expect, test } from 'vitest'
import { nodesFor, replicasFor, sizeOf } from './reliability.ts'

const gib = 1024 ** 3

const node = { runtime: 'node', bound: 'memory' } as const
const load = (average: number, peak: number) => ({
  ...node,
  traffic: { pattern: 'steady', average, peak, answer: 10_000 } as const,
})

test.each([
  ['a quiet service still has two', load(1, 2), 3, { min: 2, max: 3 }],
  ['the least carries the average with one of three zones lost', load(60, 60), 3, { min: 3, max: 20 }],
  ['the most leaves half above a peak beyond ten times the average', load(10, 400), 3, { min: 2, max: 20 }],
  ['ten times the average is room for growth', load(100, 120), 3, { min: 5, max: 34 }],
  ['one zone has no other to take over', load(90, 90), 1, { min: 3, max: 30 }],
])('%s', (_, service, zones, replicas) => {
  expect(sizeOf(service).perSecond).toBe(50)
  expect(replicasFor(service, zones)).toEqual(replicas)
})

test('a replica bound by its processor asks for more of it and carries less with it', () => {
  const [io, cpu] = [sizeOf({ runtime: 'node', bound: 'io' }), sizeOf({ runtime: 'node', bound: 'cpu' })]
  expect(cpu.cores).toBeGreaterThan(io.cores)
  expect(cpu.perSecond / cpu.cores).toBeLessThan(io.perSecond / io.cores)
})

test.each([
  ['one a zone at least', [{ cores: 0.5, memory: gib, count: 1 }], 3],
  ['by processor', [{ cores: 0.5, memory: gib / 4, count: 30 }], 5],
  ['by memory', [{ cores: 0.1, memory: 2 * gib, count: 60 }], 9],
])('nodes are counted %s', (_, pods, count) => {
  expect(nodesFor(pods, { cores: 4, memory: 16 * gib })).toBe(count)
})
