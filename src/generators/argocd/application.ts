import type { Plan } from '../../model/blueprint.ts'

export interface Wanted {
  readonly name: string
  readonly path: string
  readonly namespace?: string
  /** Applications of a lower wave are healthy before those of a higher one begin. */
  readonly wave: number
}

/** A directory of this repository, kept in the cluster as it is in the branch. */
export function application(plan: Plan, { name, path, namespace, wave }: Wanted) {
  const { argocd, branch } = plan.delivery
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: argocd.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: argocd.project,
      source: { repoURL: repositoryUrl(plan), targetRevision: branch, path },
      destination: { server: 'https://kubernetes.default.svc', ...(namespace && { namespace }) },
      syncPolicy: syncPolicy(),
    },
  }
}

export function repositoryUrl({ delivery }: Plan): string {
  return `https://github.com/${delivery.repository}.git`
}

export function syncPolicy() {
  return {
    automated: { prune: true, selfHeal: true },
    syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'],
    retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
  }
}
