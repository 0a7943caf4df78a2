import { Application } from '../../kinds/kubernetes/argocd.ts'
import { KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { replicasOf } from '../../links/kubernetes/autoscaling.ts'
import { ownRepositories, plain, standsIn } from '../../links/kubernetes/repository.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { pathFrom, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Application> = {
  title: 'Argo CD ignores replicas and sets them back all the same',
  why: `\`ignoreDifferences\` only hides a difference. When anything else changes, the sync applies the manifest with its replicas, and
the autoscaler starts again from there, in the middle of the peak too. Leave \`replicas\` out of the manifest, or add the sync
option \`RespectIgnoreDifferences=true\`.`,
  severity: 'medium',
  level: 'default',
  on: Application,
  fix: 'risky',
  controls: ['soc2/A1.1', 'soc2/CC8.1'],
  *run({ spec }, { resource, estate }) {
    const { destination, syncPolicy, ignoreDifferences = [] } = spec ?? {}
    const options = syncPolicy?.syncOptions ?? []
    const respects = options.some((each) => each === undefined || /^RespectIgnoreDifferences\s*=/.test(each))
    if (!destination?.namespace || respects) return
    for (const [index, each] of ignoreDifferences.entries()) {
      const kind = valueAt(each, ['kind'])
      const name = valueAt(each, ['name'])
      if (typeof kind !== 'string' || !ignoresReplicas(each)) continue
      const scalers = estate.by(KubernetesObject, namespaceAndKind).get(`${destination.namespace} ${kind}`) ?? []
      const scaler = scalers.find((other) => name === undefined || replicasOf(other)?.name === name)
      const target = scaler && replicasOf(scaler)
      if (!scaler || !target || leavesOut(estate, spec, target)) continue
      yield {
        at: ['spec', 'ignoreDifferences', index],
        message: `the next sync sets the replicas of \`${kind}/${target.name}\` back; leave them out of its manifest, or add \`RespectIgnoreDifferences=true\``,
        related: [
          { resource: scaler, at: target.at, message: 'the autoscaler that owns the number' },
          { resource, at: ['spec', 'syncPolicy', 'syncOptions'], message: 'what a sync minds' },
          { resource, at: ['spec', 'destination', 'namespace'], message: 'where both are' },
        ],
        changes: [
          { insert: ['spec', 'syncPolicy', 'syncOptions', options.length], to: 'RespectIgnoreDifferences=true' },
        ],
      }
    }
  },
  examples: [
    {
      bad: estateOf('syncOptions: [CreateNamespace=true]'),
      good: estateOf('syncOptions: [CreateNamespace=true, RespectIgnoreDifferences=true]'),
    },
  ],
}

function ignoresReplicas(each: unknown): boolean {
  const paths = ['jsonPointers', 'jqPathExpressions'].flatMap((field) => valueAt(each, [field]) ?? [])
  return paths.some((path) => path === '/spec/replicas' || path === '.spec.replicas')
}

function namespaceAndKind(resource: Resource<KubernetesObject>): string | undefined {
  const target = replicasOf(resource)
  return target && `${resource.data.metadata?.namespace} ${target.kind}`
}

/** Whether the source is in this repository and no workload of that name has replicas there. */
function leavesOut(estate: Estate, spec: Application['spec'], { kind, name }: { kind: string; name: string }): boolean {
  const { repoURL = '', path } = spec?.source ?? {}
  if (path === undefined || !ownRepositories(estate).has(plain(repoURL)) || !standsIn(estate, path)) return false
  const named = estate.by(Workload, kindAndName).get(`${kind}/${name}`) ?? []
  const under = named.filter(({ tree }) => tree.file.path.startsWith(`${pathFrom('.', path)}/`))
  return under.every(({ data }) => data.spec?.replicas === undefined)
}

function kindAndName({ data }: Resource<Workload>): string {
  return `${data.kind}/${data.metadata.name}`
}

function estateOf(options: string): string {
  return `
        -- apps/api.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: api }
        spec:
          project: shop
          source: { repoURL: https://github.com/acme/api, path: deploy, targetRevision: v1.2.0 }
          destination: { server: 'https://kubernetes.default.svc', namespace: shop }
          syncPolicy:
            automated: { prune: true, selfHeal: true }
            ${options}
          ignoreDifferences:
            - { group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }
        -- scaling/api.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 9 }
      `
}
