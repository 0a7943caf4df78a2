import { CustomResourceDefinition } from '../../kinds/kubernetes/extension.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { namespaces } from '../../links/kubernetes/flows.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

const key = 'argocd.argoproj.io/sync-wave'

export const check: Check<KubernetesObject> = {
  title: 'Object is applied before its kind is defined, or before its namespace',
  why: `Argo CD applies wave after wave and waits in between. What stands in an earlier wave than its CustomResourceDefinition or its
Namespace cannot be applied the first time, and the sync never comes to the wave that would define it. Give the
definition or the namespace the lower number.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC8.1'],
  *run({ apiVersion, kind, metadata }, { resource, estate }) {
    const wave = waveOf(resource)
    if (wave === undefined || !metadata) return
    const definitions =
      estate.by(CustomResourceDefinition, definedBy).get(`${apiVersion.replace(/\/.*/, '')} ${kind}`) ?? []
    const spaces = metadata.namespace ? (estate.by(KubernetesObject, namespaces).get(metadata.namespace) ?? []) : []
    for (const other of [...definitions, ...spaces] as readonly Resource[]) {
      const later = other.scope === resource.scope ? waveOf(other) : undefined
      if (later === undefined || later <= wave) continue
      yield {
        at: ['metadata', 'annotations', key],
        message: `wave ${wave} comes before wave ${later}, in which \`${other.name}\` is applied; let that come first`,
        related: [{ resource: other, at: ['metadata', 'annotations', key], message: 'applied later' }],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, annotations: { argocd.argoproj.io/sync-wave: '1' } }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web, namespace: shop }
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, annotations: { argocd.argoproj.io/sync-wave: '-1' } }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web, namespace: shop }
      `,
    },
  ],
}

/** 0 unless said. */
function waveOf(resource: Resource): number | undefined {
  const value = valueAt(objectOf(resource), ['metadata', 'annotations', key])
  if (value === undefined) return 0
  return typeof value === 'string' && !hasHole(value) && /^-?\d+$/.test(value) ? Number(value) : undefined
}

function definedBy(resource: Resource<CustomResourceDefinition>): string | undefined {
  const spec = valueAt(objectOf(resource), ['spec'])
  return `${valueAt(spec, ['group'])} ${valueAt(spec, ['names', 'kind'])}`
}
