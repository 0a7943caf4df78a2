import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Spec } from '../model/spec.ts'
import { printYaml } from '../syntax/yaml/print.ts'
import { decisions } from './decisions/index.ts'
import { design } from './design.ts'
import { readSpec } from './read.ts'
import { settle, subjectsOf } from './settle.ts'

const load = fc
  .tuple(
    fc.constantFrom('steady', 'spiky', 'predictable', 'global'),
    fc.constantFrom(0.05, 1, 40, 900, 25_000),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([pattern, average, times]) => ({ pattern, average, peak: average * times }))
const service = fc.record({
  type: fc.constantFrom('api', 'worker'),
  runtime: fc.constantFrom('node', 'python', 'go', 'java'),
  bound: fc.constantFrom('cpu', 'memory', 'io'),
  uses: fc.subarray(['db', 'cache', 'jobs', 'files', 'lake']),
  traffic: load,
})
const system = fc.record({
  name: fc.constant('shop'),
  domain: fc.constant('shop.example.com'),
  users: fc.constantFrom(50, 10_000, 5_000_000),
  cloud: fc.constantFrom(
    { region: 'eu-central-1' },
    { region: 'us-east-1', recovery: 'us-west-2' },
    { region: 'us-east-1', recovery: 'eu-west-1', account: '111122223333' },
  ),
  repository: fc.constant('github.com/acme/shop'),
  team: fc.record({
    engineers: fc.constantFrom(1, 5, 12, 80),
    knows: fc.subarray(['kubernetes', 'istio', 'flux', 'kafka', 'vault', 'opensearch']),
  }),
  objectives: fc.record({
    availability: fc.constantFrom(95, 99, 99.5, 99.9, 99.95, 99.99),
    rpo: fc.constantFrom('5m', '15m', '1h', '3d'),
    rto: fc.constantFrom('2m', '15m', '1h', '2d'),
  }),
  services: fc.record(
    { a: service, b: service, web: fc.constant({ type: 'frontend', uses: [] }) },
    { requiredKeys: ['a'] },
  ),
  data: fc.constant({
    db: { engine: 'postgresql', size: '80GB' },
    cache: 'redis',
    jobs: 'queue',
    files: 'bucket',
    lake: { engine: 'analytics', size: '300GB' },
  }),
  environments: fc.constantFrom(
    ['production'],
    ['dev', 'production'],
    ['dev', 'staging', 'production', 'preview'],
    ['preview', 'production'],
  ),
  compliance: fc.subarray(['soc2', 'gdpr', 'hipaa', 'pci']),
})

test('a sound spec is designed to the end, twice alike, and no answer breaks what it says is impossible', () => {
  let designed = 0
  fc.assert(
    fc.property(system, fc.boolean(), (written, thrifty) => {
      const { spec, problems } = readSpec({ path: 'devops.yaml', text: printYaml([written]) })
      expect(spec === undefined).toBe(problems.length > 0)
      if (!spec) return
      designed++
      const blueprint = design(spec)
      expect(Number.isFinite(blueprint.cost.total)).toBe(true)
      expect(JSON.stringify(design(spec))).toBe(JSON.stringify(blueprint))
      reasoned(spec, thrifty)
    }),
    { numRuns: 300, seed: 11 },
  )
  expect(designed).toBeGreaterThan(150)
})

function reasoned(spec: Spec, thrifty: boolean): void {
  const decided = settle(spec, { thrifty })
  const scene = { spec, decided, thrifty }
  for (const [id, decision] of Object.entries(decisions))
    for (const subject of subjectsOf(decision, spec)) {
      if (decision.asks && !decision.asks(subject, scene)) continue
      const { answer, impossible = {} } = decision.decide(subject, scene)
      expect(impossible, `${id} of ${subject.name}`).not.toHaveProperty(answer)
    }
  for (const [key, { answer, options, because }] of Object.entries(decided)) {
    expect(because, key).not.toMatch(/undefined|NaN|Infinity|\[object/)
    for (const option of options) {
      expect(option.against === undefined, `${key}: ${option.answer}`).toBe(option.answer === answer)
      expect(option.against ?? '', key).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  }
}
