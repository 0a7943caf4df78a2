import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { isChart, isWritten, kindAndName } from '../../links/kubernetes/absent.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<Pod> = {
  title: 'PriorityClass that nothing makes',
  why: `The API server refuses a pod whose PriorityClass does not exist, so the workload has none. Make the class, or name one
that is there. Reported only where PriorityClasses are made in these files.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    const name = spec.priorityClassName
    if (!name || name.startsWith('system-') || mayHoldMore(estate, resource) || isChart(resource)) return
    if (estate.by(KubernetesObject, kindAndName).has(`PriorityClass/${name}`) || isWritten(estate, name)) return
    const others = estate.by(KubernetesObject, classes).get('PriorityClass') ?? []
    if (others.length === 0) return
    yield {
      at: ['spec', 'priorityClassName'],
      message: `nothing makes the PriorityClass \`${name}\`; make it, or name one that exists`,
      related: shown(others, (other) => `makes \`${ownName(other)}\``),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { priorityClassName: important, containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { priorityClassName: high, containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
      `,
    },
  ],
}

function classes({ data }: Resource<KubernetesObject>): string {
  return data.kind
}
