import { charts } from '../../facts/versions.ts'
import type { Plan, Stack } from '../../model/plan.ts'
import { chartRepository, cluster, repositoryUrl } from './application.ts'

/** What the cluster needs besides the stages, which have projects of their own. Charts bring kinds of any sort. */
export function project(stack: Stack, plan: Plan) {
  const { argocd } = plan.delivery
  const namespaces = new Set([
    ...plan.addons.filter(({ values }) => Object.hasOwn(values, stack.name)).map(({ namespace }) => namespace),
    ...plan.foundations.filter(({ paths }) => paths[stack.name]).map(({ namespace }) => namespace),
    plan.monitoring.namespace,
    ...(plan.gateways ?? []).map(({ namespace }) => namespace),
    argocd.namespace,
  ])
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: argocd.project,
      namespace: argocd.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': '-2', 'argocd.argoproj.io/sync-options': 'Prune=false' },
    },
    spec: {
      description: `What ${stack.cluster} needs besides its stages`,
      sourceRepos: [
        repositoryUrl(plan),
        ...new Set([
          charts['argo-cd'].repository,
          ...plan.addons.map(({ chart }) => chartRepository(chart.repository)),
        ]),
        ...plan.definitions.map(({ repository }) => repository),
      ],
      destinations: [...namespaces].map((namespace) => ({ server: cluster, namespace })),
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  }
}
