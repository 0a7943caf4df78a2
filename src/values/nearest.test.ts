import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const words = ['audit', 'generate', 'design', 'verify', 'status', 'fix', 'init']

test.each([
  ['genrate', ['generate']],
  ['adit', ['audit']],
  ['fxi', ['fix']],
  ['AUDIT', ['audit']],
  ['gen', ['generate']],
  ['elephant', []],
  ['', []],
  ['x'.repeat(10_000), []],
])('%s means %j', (word, meant) => expect(nearest(word, words)).toEqual(meant))

test('the closest comes first and no more than the limit', () => {
  expect(nearest('replica', ['replicaz', 'replicas1', 'replique', 'replicax'], 2)).toEqual(['replicas1', 'replicax'])
})
