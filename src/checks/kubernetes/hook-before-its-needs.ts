import { Pod } from '../../kinds/kubernetes/pod.ts'
import { KubernetesObject, podPathOf, Workload } from '../../kinds/kubernetes.ts'
import { kindAndName } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReachBy } from '../../links/kubernetes/reach.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { configsOf } from './config-references.ts'
import { referencesOf } from './secret-references.ts'

export const check: Check<Workload> = {
  title: 'Hook needs what is only made after it',
  why: `A hook before the installation runs before anything else is there. What it needs (a ServiceAccount, a ConfigMap, a
Secret) is made in the main phase, so the hook waits for it, and the main phase waits for the hook: the first
installation never ends. Make those objects hooks of the same phase with a lower weight, or run the job afterwards.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/CC8.1'],
  *run({ apiVersion, kind, metadata }, { resource, estate }) {
    const { annotations = {} } = metadata
    const hook = ['helm.sh/hook', 'argocd.argoproj.io/hook'].find((name) => early.test(annotations[name] ?? ''))
    const path = podPathOf(apiVersion, kind)
    const pod = path && Pod.shape(valueAt(objectOf(resource), path))
    if (!hook || !path || !pod) return
    const account = pod.spec.serviceAccountName
    const needs: readonly { readonly kind: string; readonly name: string; readonly at: Path }[] = [
      ...(account ? [{ kind: 'ServiceAccount', name: account, at: ['spec', 'serviceAccountName'] }] : []),
      ...[...configsOf(pod)].map(({ name, at }) => ({ kind: 'ConfigMap', name, at })),
      ...[...referencesOf(pod)].map(({ name, at }) => ({ kind: 'Secret', name, at })),
    ]
    const seen = new Set<string>()
    for (const need of needs) {
      const key = `${need.kind}/${need.name}`
      const found = inReachBy(estate, KubernetesObject, resource, kindAndName).get(key) ?? []
      const [only] = found
      if (!only?.sure || found.length !== 1 || only.resource.scope !== resource.scope || seen.has(key)) continue
      const own = valueAt(objectOf(only.resource), ['metadata', 'annotations'])
      const known = own === undefined || own === null || isMap(own)
      if (!known || Object.keys(isMap(own) ? own : {}).some((name) => /hook|sync-wave/.test(name))) continue
      seen.add(key)
      yield {
        at: [...path, ...need.at],
        message: `runs before ${need.kind} \`${need.name}\` is made; make that a hook of the same phase with a lower weight`,
        related: [
          { resource, at: ['metadata', 'annotations', hook], message: 'when it runs' },
          { resource: only.resource, at: ['metadata', 'annotations'], message: 'made in the main phase' },
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: PreSync } }
        spec: { template: { spec: { serviceAccountName: migrate, containers: [{ name: migrate, image: 'acme/api:1' }] } } }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: migrate }
      `,
      good: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: PreSync } }
        spec: { template: { spec: { serviceAccountName: migrate, containers: [{ name: migrate, image: 'acme/api:1' }] } } }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/sync-wave: '-1' } }
      `,
    },
  ],
}

const early = /^\s*(?:pre-install|PreSync)\b/
