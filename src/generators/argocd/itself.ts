import { charts } from '../../facts/versions.ts'
import type { Plan, Stack } from '../../model/plan.ts'
import { annotations, cluster, repositoryUrl, syncPolicy } from './application.ts'

/** Argo CD under its own care: after the first install by hand it is what the branch says, as all else. */
export function itself({ name }: Stack, plan: Plan) {
  const { argocd, branch } = plan.delivery
  const { chart, repository, version } = charts['argo-cd']
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'argo-cd', namespace: argocd.namespace, annotations: annotations(0, true) },
    spec: {
      project: argocd.project,
      sources: [
        {
          repoURL: repository,
          chart,
          targetRevision: version,
          // As the first install by hand calls it.
          helm: { releaseName: argocd.namespace, valueFiles: [`$values/${argocd.values[name]}`] },
        },
        { repoURL: repositoryUrl(plan), targetRevision: branch, ref: 'values' },
      ],
      destination: { server: cluster, namespace: argocd.namespace },
      syncPolicy: syncPolicy(),
    },
  }
}
