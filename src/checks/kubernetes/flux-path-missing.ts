import { FluxKustomization } from '../../kinds/kubernetes/flux.ts'
import { standsIn } from '../../links/kubernetes/repository.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<FluxKustomization> = {
  title: 'Flux is to apply a path that is not in the repository',
  why: `The Kustomization stays at "path not found": nothing of it is applied any more, and what depends on it waits. Name the
path as it is now. Reported where other Kustomizations of the same source apply what stands in this repository.`,
  severity: 'high',
  level: 'default',
  on: FluxKustomization,
  controls: ['soc2/CC8.1'],
  *run({ spec }, { resource, estate }) {
    const { path, sourceRef, suspend } = spec ?? {}
    if (!path || hasHole(path) || !sourceRef?.name || suspend || standsIn(estate, path)) return
    const beside = estate.by(FluxKustomization, sourceOf).get(`${sourceRef.kind} ${sourceRef.name}`) ?? []
    const here = beside.filter((each) => isHere(estate, each))
    if (here.length === 0 || here.length * 2 < beside.length) return
    yield {
      at: ['spec', 'path'],
      message: `there is no \`${path}\` in this repository; name the directory as it is`,
      related: [
        { resource, at: ['spec', 'sourceRef', 'name'], message: 'from this source' },
        { resource, at: ['spec', 'sourceRef', 'kind'], message: 'from this source' },
        ...here
          .slice(0, 2)
          .map((each) => ({ resource: each, at: ['spec', 'path'], message: 'another path of it, which is here' })),
      ],
    }
  },
  examples: [
    {
      bad: `
        -- cluster/apps.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: apps }
        spec: { path: ./apps, sourceRef: { kind: GitRepository, name: deploy } }
        -- cluster/infrastructure.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: infrastructure }
        spec: { path: ./infra, sourceRef: { kind: GitRepository, name: deploy } }
        -- apps/web.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
      `,
      good: `
        -- cluster/apps.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: apps }
        spec: { path: ./apps, sourceRef: { kind: GitRepository, name: deploy } }
        -- cluster/other.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: other }
        spec: { path: ./kustomize, sourceRef: { kind: OCIRepository, name: podinfo } }
        -- apps/web.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
      `,
    },
  ],
}

function sourceOf({ data }: Resource<FluxKustomization>): string | undefined {
  const { kind, name } = data.spec?.sourceRef ?? {}
  return name === undefined ? undefined : `${kind} ${name}`
}

function isHere(estate: Estate, { data }: Resource<FluxKustomization>): boolean {
  const { path } = data.spec ?? {}
  return path !== undefined && path !== './' && path !== '.' && standsIn(estate, path)
}
