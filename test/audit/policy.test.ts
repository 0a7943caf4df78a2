import { expect, test } from 'vitest'
import { ownership, type Rule, ruled } from '../../src/commands/auditing/policy.ts'
import type { Finding } from '../../src/model/finding.ts'
import { ready } from '../../src/readers/survey.ts'
import { worldOf } from '../world.ts'

function found(check: string, file: string): Finding {
  const place = { file, span: { start: 0, end: 0 } }
  return { check, severity: 'medium', message: '', resource: 'a', kind: 'k', scope: '.', place, related: [] }
}

const rules: Rule[] = [
  { paths: ['legacy/**'], severity: 'low' },
  { paths: ['legacy/**'], checks: ['docker/sudo'], severity: 'high' },
  { checks: ['kubernetes/*'], off: true, reason: 'a cluster of one', until: '2026-12-01' },
  { paths: ['infra/**'], owners: ['@platform'] },
]
const severities = { 'docker/*': 'info', 'docker/root': 'critical' } as const

test.each<[string, string, string]>([
  ['docker/root', 'a', 'critical'],
  ['docker/sudo', 'a', 'info'],
  ['docker/sudo', 'legacy/a', 'high'],
  ['actions/pin', 'legacy/a', 'low'],
  ['actions/pin', 'a', 'medium'],
  ['kubernetes/x', 'a', 'off'],
])('%s in %s is %s', (check, file, wanted) => {
  const { findings, off } = ruled([found(check, file)], { severities, rules }, '2026-12-01')
  expect(off.length > 0 ? 'off' : findings[0]?.severity).toBe(wanted)
})

test('what is off comes back when its day is over', () => {
  expect(ruled([found('kubernetes/x', 'a')], { rules }, '2026-12-02').findings).toHaveLength(1)
})

test('owners are those of the policy, else those of CODEOWNERS', async () => {
  await ready()
  const world = worldOf(new Map([['.github/CODEOWNERS', '* @all\n/docs/ @writers\n']]))
  const ownersOf = await ownership(world, rules)
  expect(['infra/a', 'docs/a', 'b'].map((file) => ownersOf(found('a/b', file)))).toEqual([
    ['@platform'],
    ['@writers'],
    ['@all'],
  ])
})

test.each<[string, string, string[], string]>([
  ['deploy/web.yaml', 'deploy', ['.'], 'high'],
  ['pkg/testdata/web.yaml', 'pkg/testdata', ['.'], 'info'],
  ['tests/e2e/kind/cni.yaml', 'tests/e2e/kind', ['.'], 'info'],
  ['tests/e2e/kind/cni.yaml', 'tests/e2e/kind', ['tests/e2e'], 'high'],
  ['charts/api/ci/tls-values.yaml', 'charts/api (ci/tls-values.yaml)', ['.'], 'info'],
  ['charts/api/templates/secret.yaml', 'charts/api (ci/tls-values.yaml)', ['.'], 'info'],
  ['ci/pipeline.yaml', 'ci', ['.'], 'high'],
  ['main.tf', 'examples/complete', ['.'], 'info'],
  ['examples/complete/main.tf', 'examples/complete', ['.'], 'high'],
  ['latest/web.yaml', 'latest', ['.'], 'high'],
])('what is only tried weighs nothing: %s in %s of %j is %s', (file, scope, paths, severity) => {
  expect(
    ruled([{ ...found('kubernetes/privileged', file), severity: 'high', scope }], { paths }, '2026-11-27').findings[0]
      ?.severity,
  ).toBe(severity)
})

test('unless a rule says what it weighs', () => {
  const rules: Rule[] = [{ paths: ['tests/**'], severity: 'high' }]
  expect(
    ruled([found('kubernetes/privileged', 'tests/a.yaml')], { paths: ['.'], rules }, '2026-11-27').findings[0]
      ?.severity,
  ).toBe('high')
})
