import { charts } from '../../facts/versions.ts'
import type { Plan, Stack } from '../../model/blueprint.ts'
import { repositoryUrl } from './application.ts'

/** What applications of this cluster may read from, and where they may write to. */
export function project(stack: Stack, plan: Plan) {
  const stages = plan.stages.filter((stage) => stage.stack === stack.name)
  const namespaces = new Set([
    ...stages.map(({ namespace, environment }) => (environment.kind === 'preview' ? `${namespace}-*` : namespace)),
    ...plan.addons.map(({ namespace }) => namespace),
    plan.monitoring.namespace,
    plan.delivery.argocd.namespace,
  ])
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: plan.delivery.argocd.project,
      namespace: plan.delivery.argocd.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': '-2' },
    },
    spec: {
      description: `Everything that runs in ${stack.cluster}`,
      sourceRepos: [repositoryUrl(plan), ...new Set(plan.addons.map(({ name }) => charts[name].repository))],
      destinations: [...namespaces].map((namespace) => ({ server: 'https://kubernetes.default.svc', namespace })),
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  }
}
