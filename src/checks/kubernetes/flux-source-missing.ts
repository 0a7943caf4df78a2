import { FluxKustomization, FluxSource, HelmRelease } from '../../kinds/kubernetes/flux.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isWritten } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<KubernetesObject> = {
  title: 'Flux reads from a source that is not there',
  why: `The release or Kustomization waits for its source without end, and nothing is deployed. Add the source, or name one that
is there. Reported only where other sources of the same kind are made in these files.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC8.1'],
  *run({ apiVersion, kind }, { resource, estate }) {
    if (!apiVersion.includes('.toolkit.fluxcd.io/') || mayHoldMore(estate, resource)) return
    const object = objectOf(resource)
    const release = kind === 'HelmRelease' ? HelmRelease.shape(object)?.spec : undefined
    const refs = [
      { ref: release?.chart?.spec?.sourceRef, at: ['spec', 'chart', 'spec', 'sourceRef'] },
      { ref: release?.chartRef, at: ['spec', 'chartRef'] },
      {
        ref: kind === 'Kustomization' ? FluxKustomization.shape(object)?.spec?.sourceRef : undefined,
        at: ['spec', 'sourceRef'],
      },
    ]
    for (const { ref, at } of refs) {
      // Flux makes the first source itself.
      if (!ref?.kind || !ref.name || ref.name === 'flux-system') continue
      const index = estate.by(FluxSource, kindAndName)
      const others = estate.by(FluxSource, kindOnly).get(ref.kind) ?? []
      if (index.has(`${ref.kind} ${ref.name}`) || others.length === 0 || isWritten(estate, ref.name)) continue
      yield {
        at: [...at, 'name'],
        message: `there is no ${ref.kind} \`${ref.name}\`; add it, or name one that exists`,
        related: [
          { resource, at: [...at, 'kind'], message: 'of this kind' },
          ...shown(others, (other) => `makes \`${ownName(other)}\``),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: { name: web }
        spec: { chart: { spec: { chart: web, sourceRef: { kind: HelmRepository, name: acme } } } }
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata: { name: acme-charts }
      `,
      good: `
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: { name: web }
        spec: { chart: { spec: { chart: web, sourceRef: { kind: HelmRepository, name: acme-charts } } } }
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata: { name: acme-charts }
      `,
    },
  ],
}

function kindAndName({ data }: Resource<FluxSource>): string {
  return `${data.kind} ${data.metadata?.name}`
}

function kindOnly({ data }: Resource<FluxSource>): string | undefined {
  return data.kind
}
