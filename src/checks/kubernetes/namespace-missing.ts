import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { namespaces } from '../../links/kubernetes/flows.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { literal } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<Workload> = {
  title: 'Workload goes into a namespace that nothing makes',
  why: `Applied to a new cluster, in a disaster say, it is refused: the namespace was made by hand once. Keep the Namespace beside
what stands in it, with its labels and quotas, or have Argo CD or Flux make it.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC8.1', 'nist-800-53/CP-10'],
  *run({ metadata }, { resource, estate }) {
    const { namespace } = metadata
    if (!namespace || /^(?:default|kube-.*)$/.test(namespace) || isChart(resource) || mayHoldMore(estate, resource))
      return
    const made = estate.by(KubernetesObject, namespaces)
    const first = (estate.by(Workload, namespaceOf).get(namespace) ?? [])[0]
    if (made.size === 0 || made.has(namespace) || first !== resource || isWritten(estate, namespace)) return
    if (estate.by(KubernetesObject, destinations).has(namespace)) return
    yield {
      at: ['metadata', 'namespace'],
      message: `nothing makes the namespace \`${namespace}\`; add it`,
      related: shown([...made.values()].flat(), (other) => `makes \`${ownName(other)}\``),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        ---
        apiVersion: v1
        kind: Namespace
        metadata: { name: bank }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        ---
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
      `,
    },
  ],
}

function namespaceOf({ data }: Resource<Workload>): string | undefined {
  return data.metadata.namespace
}

/** Where Argo CD and Flux deploy to, making what is not there. */
function destinations({ data }: Resource<KubernetesObject>): string | undefined {
  return literal(valueAt(data.spec, ['destination', 'namespace'])) ?? literal(valueAt(data.spec, ['targetNamespace']))
}
