import { expect, test } from 'vitest'
import { removedApi } from './removed-apis.ts'

test.each([
  ['extensions/v1beta1', 'Deployment', '1.16', 'apps/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', '1.25', undefined],
  ['policy/v1beta1', 'PodDisruptionBudget', '1.25', 'policy/v1'],
  ['batch/v1beta1', 'CronJob', '1.25', 'batch/v1'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26', 'autoscaling/v2'],
  ['networking.k8s.io/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1'],
  ['external-secrets.io/v1beta1', 'ExternalSecret', undefined, 'external-secrets.io/v1'],
])('%s %s is removed in %s for %s', (version, kind, removed, successor) => {
  const found = removedApi(version, kind)
  expect(found).toBeDefined()
  expect(found?.removed).toBe(removed)
  expect(found?.successor).toBe(successor)
})

test.each([
  ['apps/v1', 'Deployment'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policies.kyverno.io/v1', 'ValidatingPolicy'],
])('%s %s is alive', (version, kind) => expect(removedApi(version, kind)).toBeUndefined())
