import { PriorityClass } from '../../kinds/kubernetes/quotas.ts'
import { Workload } from '../../kinds/kubernetes.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Check } from '../check.ts'
import { podSpecOf } from './workload-pod.ts'

export const check: Check<Workload> = {
  title: 'Pods have a priority that no file here makes',
  why: `Pods of a PriorityClass that does not exist are refused. It may be made elsewhere: then this can be ignored.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/priority-class-name'],
  *run(_, { resource, estate }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    const name = spec?.priorityClassName
    if (typeof name !== 'string' || name === '' || /^system-(?:cluster|node)-critical$/.test(name) || !at) return
    if (mayHoldMore(estate, resource) || estate.of(PriorityClass).length > 0) return
    yield {
      at: [...at, 'priorityClassName'],
      message: `nothing here makes the PriorityClass \`${name}\`; make it, or name one that exists`,
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { priorityClassName: shop, containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { priorityClassName: shop, containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: shop }
        value: 1000
      `,
    },
  ],
}
