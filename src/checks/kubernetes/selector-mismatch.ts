import { matchesLabels, selects } from '../../kinds/kubernetes/select.ts'
import { Workload } from '../../kinds/kubernetes.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'Workload does not select its own pods',
  why: `The API refuses a workload whose selector does not match the labels of its template: the deployment fails.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/mismatching-selector'],
  *run({ kind, spec = {} }, { resource }) {
    const { selector, template } = spec
    if (kind === 'Job' || kind === 'CronJob' || selector === undefined || template === undefined) return
    const labels = valueAt(template, ['metadata', 'labels'])
    const answer = /^(?:ReplicationController|DeploymentConfig)$/.test(kind)
      ? matchesLabels(selector, labels)
      : selects(selector, labels)
    if (answer !== 'no') return
    yield {
      at: ['spec', 'selector'],
      message: `the selector does not match the labels of its own template; repeat those labels`,
      related: [{ resource, at: ['spec', 'template', 'metadata', 'labels'], message: 'the labels that its pods get' }],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: webapp } }
            spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
    },
  ],
}
