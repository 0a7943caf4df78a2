import { expect, test } from 'vitest'
import { nodesFor, replicasFor, sizeOf } from './reliability.ts'

const gib = 1024 ** 3

test.each([
  ['a quiet service still has two', { average: 1, peak: 2, perReplica: 50 }, { min: 2, max: 3 }],
  [
    'the least carries the average with one of three zones lost',
    { average: 60, peak: 60, perReplica: 50 },
    { min: 3, max: 20 },
  ],
  [
    'the most leaves half above a peak that is more than ten times the average',
    { average: 10, peak: 400, perReplica: 50 },
    { min: 2, max: 20 },
  ],
  ['ten times the average is room for growth', { average: 100, peak: 120, perReplica: 50 }, { min: 5, max: 34 }],
  ['one zone has no other to take over', { average: 90, peak: 90, perReplica: 50, zones: 1 }, { min: 3, max: 30 }],
])('%s', (_, load, replicas) => {
  expect(replicasFor(load)).toEqual(replicas)
})

test('a replica bound by its processor asks for more of it and carries less', () => {
  const [io, cpu] = [sizeOf({ runtime: 'node', bound: 'io' }), sizeOf({ runtime: 'node', bound: 'cpu' })]
  expect(cpu.cores).toBeGreaterThan(io.cores)
  expect(cpu.perSecond).toBeLessThan(io.perSecond)
})

test.each([
  ['one a zone at least', [{ cores: 0.5, memory: gib, count: 1 }], 3],
  ['by processor', [{ cores: 0.5, memory: gib / 4, count: 30 }], 5],
  ['by memory', [{ cores: 0.1, memory: 2 * gib, count: 60 }], 9],
])('nodes are counted %s', (_, pods, count) => {
  expect(nodesFor(pods, { cores: 4, memory: 16 * gib })).toBe(count)
})
