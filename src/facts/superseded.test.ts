import { expect, test } from 'vitest'
import { normalName, parseImage } from '../values/image.ts'
import { supersededBy } from './superseded.ts'

test.each([
  ['k8s.gcr.io/kube-state-metrics/kube-state-metrics:v2.0.0', '`registry.k8s.io`'],
  ['bitnami/redis:7', 'the upstream project’s image'],
  ['gcr.io/distroless/nodejs22-debian12:nonroot', '`*-debian13`'],
  ['gcr.io/distroless/static-debian13', undefined],
  ['openjdk:17', '`eclipse-temurin`'],
  ['jaegertracing/jaeger-collector:1.60', '`jaegertracing/jaeger` (v2)'],
  ['jaegertracing/jaeger:2.20', undefined],
  ['nginx', undefined],
])('the image %s gives way to %s', (text, successor) => {
  const image = parseImage(text) ?? expect.unreachable(text)
  expect(supersededBy('image', normalName(image))?.successor).toBe(successor)
})

test.each([
  ['chart', 'ingress-nginx', true],
  ['chart', 'argo-cd', false],
  ['api', 'kyverno.io/v1/ClusterPolicy', true],
  ['api', 'apps/v1/Deployment', false],
  ['tool', 'cdktf', true],
  ['setting', 'terraform/backend/s3/dynamodb_table', true],
  ['setting', 'terraform/backend/s3/bucket', false],
] as const)('the %s %s is superseded: %s', (sort, name, found) => {
  expect(supersededBy(sort, name) !== undefined).toBe(found)
})
