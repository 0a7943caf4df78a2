import { matchesLabels } from '../../kinds/kubernetes/select.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import type { Pod } from '../../kinds/kubernetes.ts'
import { labelsOf, strangers, withoutGiven } from '../../links/kubernetes/selected.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<Service> = {
  title: 'Service has no pods behind it',
  why: `Its selector matches no pod, so every call to it fails at once. It is reported only where other pods of the
namespace stand in these files and nothing there may make more.`,
  severity: 'high',
  level: 'default',
  on: Service,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/dangling-service', 'kube-score/service-targets-pod'],
  *run({ spec = {} }, { resource, estate }) {
    const selector = withoutGiven(spec.selector)
    if (spec.type === 'ExternalName' || !isMap(selector) || Object.keys(selector).length === 0) return
    const pods = strangers(estate, resource, (labels) => matchesLabels(selector, labels), selector)
    if (!pods) return
    const wanted = Object.entries(selector).map(([name, value]) => `${name}=${value}`)
    yield {
      at: ['spec', 'selector'],
      message: `no pod has \`${wanted.join(', ')}\`; use the labels of the pods that are meant`,
      related: pods
        .toSorted((a, b) => shared(selector, b) - shared(selector, a))
        .slice(0, 3)
        .map((pod) => ({ resource: pod, at: ['metadata', 'labels'], message: `the labels of \`${pod.name}\`` })),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: webapp } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
    },
  ],
}

/** How many of the labels a pod has: the one with the most is likely meant. */
function shared(selector: { readonly [name: string]: unknown }, pod: Resource<Pod>): number {
  const labels = labelsOf(pod)
  return Object.keys(selector).filter((name) => isMap(labels) && labels[name] === selector[name]).length
}
