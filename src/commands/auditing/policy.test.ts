import { expect, it } from 'vitest'
import type { Finding } from '../../model/finding.ts'
import { ruled } from './policy.ts'

it.each([
  ['deploy/web.yaml', 'deploy', ['.'], 'high'],
  ['pkg/testdata/web.yaml', 'pkg/testdata', ['.'], 'info'],
  ['tests/e2e/kind/cni.yaml', 'tests/e2e/kind', ['.'], 'info'],
  ['tests/e2e/kind/cni.yaml', 'tests/e2e/kind', ['tests/e2e'], 'high'],
  ['charts/api/ci/tls-values.yaml', 'charts/api (ci/tls-values.yaml)', ['.'], 'info'],
  ['charts/api/templates/secret.yaml', 'charts/api (ci/tls-values.yaml)', ['.'], 'info'],
  ['ci/pipeline.yaml', 'ci', ['.'], 'high'],
  ['latest/web.yaml', 'latest', ['.'], 'high'],
])('what is only tried weighs nothing: %s in %s of %j is %s', (file, scope, paths, severity) => {
  expect(ruled([finding(file, scope)], { paths }, '2026-11-27').findings[0]?.severity).toBe(severity)
})

it('unless a rule says what it weighs', () => {
  const rules = [{ paths: ['tests/**'], severity: 'medium' as const }]
  expect(ruled([finding('tests/a.yaml', 'tests')], { paths: ['.'], rules }, '2026-11-27').findings[0]?.severity).toBe(
    'medium',
  )
})

function finding(file: string, scope: string): Finding {
  return {
    check: 'kubernetes/privileged',
    severity: 'high',
    message: '',
    resource: 'Pod/web',
    kind: 'kubernetes/pod',
    scope,
    place: { file, span: { start: 0, end: 1 } },
    related: [],
  }
}
