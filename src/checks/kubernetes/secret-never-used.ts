import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReach, inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { producedBy } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<KubernetesObject> = {
  title: 'Secret is made and nothing uses it',
  why: `A credential that nobody needs is one more to leak and to rotate, and often what is left of a workload that is gone. Leave
it out, or name what uses it. A Secret that a program reads through the API cannot be seen here.`,
  severity: 'low',
  level: 'strict',
  on: KubernetesObject,
  controls: ['soc2/CC6.1'],
  *run({ kind, metadata }, { resource, estate }) {
    if (!/^(?:Secret|SealedSecret|ExternalSecret)$/.test(kind) || !metadata) return
    const type =
      valueAt(objectOf(resource), ['type']) ?? valueAt(objectOf(resource), ['spec', 'target', 'template', 'type'])
    const labels = JSON.stringify(valueAt(objectOf(resource), ['metadata', 'labels']) ?? '')
    const given = [labels, JSON.stringify(metadata.annotations ?? {})].some((text) =>
      /argocd|helm|reflector|replicator|sealed|grafana_/.test(text),
    )
    const made = producedBy(resource)
    if (
      !made ||
      given ||
      (type !== undefined && type !== 'Opaque') ||
      isChart(resource) ||
      mayHoldMore(estate, resource)
    )
      return
    const others = inReach(estate, KubernetesObject, resource).map((each) => each.resource)
    const workloads = others.filter((each) =>
      /^(?:Deployment|StatefulSet|DaemonSet|CronJob|Job|Pod)$/.test(each.data.kind),
    )
    if (workloads.length === 0 || isWritten(estate, made.name)) return
    const named = inReachBy(estate, KubernetesObject, resource, textsOf)
    const users = [...(named.get(made.name) ?? []), ...(named.get(open) ?? [])]
    if (users.some((each) => each.resource.name !== resource.name)) return
    const at: Path = made.name === metadata.name ? ['metadata', 'name'] : ['spec', 'target', 'name']
    yield {
      at,
      message: `nothing here uses the Secret \`${made.name}\`; leave it out, or name what does`,
      related: workloads.slice(0, 3).map((each) => ({ resource: each, at: ['metadata', 'name'], message: 'does not' })),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata: { name: db }
        spec: { encryptedData: { password: AgBy3i4OJSWK } }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3', envFrom: [{ secretRef: { name: db } }] }] }
        ---
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata: { name: db }
        spec: { encryptedData: { password: AgBy3i4OJSWK } }
      `,
    },
  ],
}

const open = '?'

/** Every text in an object; a sign of its own for what cannot be known. */
function textsOf(resource: Resource): readonly string[] {
  return [...new Set(textsIn(objectOf(resource), 0))]
}

function* textsIn(value: unknown, depth: number): Iterable<string> {
  if (isUnknown(value)) yield open
  else if (typeof value === 'string') yield hasHole(value) ? open : value
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each, depth + 1)
  else if (isMap(value) && depth < 60) for (const each of Object.values(value)) yield* textsIn(each, depth + 1)
}
