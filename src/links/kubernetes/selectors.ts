import { type Answer, matchesLabels, selects } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, podPathOf, workloadKinds } from '../../kinds/kubernetes.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Link } from '../link.ts'
import { objectOf, objectsBeside } from './objects.ts'

export const link: Link<KubernetesObject> = {
  title: 'Kubernetes objects select each other by labels',
  from: KubernetesObject,
  *find({ kind }, { resource, estate }) {
    const how = Object.hasOwn(selectors, kind) ? selectors[kind] : undefined
    if (!how) return
    const selector = valueAt(objectOf(resource), how.path)
    if (selector === undefined || (isMap(selector) && how.plain && Object.keys(selector).length === 0)) return
    for (const to of objectsBeside(estate, resource, how.of)) {
      const labels = valueAt(objectOf(to), [
        ...(how.of === workloadKinds ? (podPathOf(to.data.apiVersion, to.data.kind) ?? []) : []),
        'metadata',
        'labels',
      ])
      const answer: Answer = how.plain ? matchesLabels(selector, labels) : selects(selector, labels)
      if (answer === 'yes') yield { verb: how.verb, to }
    }
  },
}

interface Selecting {
  readonly verb: string
  readonly path: readonly string[]
  /** The kinds whose labels are asked; of a workload those of its pods. */
  readonly of: readonly string[]
  /** Labels alone, not a selector with `matchLabels`. */
  readonly plain?: true
}

const selectors: Readonly<Record<string, Selecting>> = {
  Service: { verb: 'selects', path: ['spec', 'selector'], of: workloadKinds, plain: true },
  PodDisruptionBudget: { verb: 'guards', path: ['spec', 'selector'], of: workloadKinds },
  NetworkPolicy: { verb: 'fences', path: ['spec', 'podSelector'], of: workloadKinds },
  ServiceMonitor: { verb: 'scrapes', path: ['spec', 'selector'], of: ['Service'] },
  PodMonitor: { verb: 'scrapes', path: ['spec', 'selector'], of: workloadKinds },
  PeerAuthentication: { verb: 'governs', path: ['spec', 'selector'], of: workloadKinds },
  AuthorizationPolicy: { verb: 'governs', path: ['spec', 'selector'], of: workloadKinds },
}
