import type { Plan, Stack } from '../../model/plan.ts'
import { cluster, repositoryUrl } from './application.ts'

/** What applications of this cluster may read from, and where they may write to. */
export function project(stack: Stack, plan: Plan) {
  const { argocd } = plan.delivery
  const stages = plan.stages.filter(({ stack: of, environment }) => of === stack.name && environment.kind !== 'preview')
  const namespaces = new Set([
    ...stages.map(({ namespace }) => namespace),
    ...plan.addons.filter(({ values }) => Object.hasOwn(values, stack.name)).map(({ namespace }) => namespace),
    ...plan.foundations.filter(({ paths }) => paths[stack.name]).map(({ namespace }) => namespace),
    plan.monitoring.namespace,
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
      description: `Everything that runs in ${stack.cluster}`,
      sourceRepos: [repositoryUrl(plan), ...new Set(plan.addons.map(({ chart }) => chart.repository))],
      destinations: [...namespaces].map((namespace) => ({ server: cluster, namespace })),
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  }
}
