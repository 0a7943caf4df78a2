import type { Plan } from '../../model/plan.ts'

export interface Wanted {
  readonly name: string
  /** That of the platform unless said. */
  readonly project?: string
  readonly path: string
  readonly namespace: string
  /** Applications of a lower wave are healthy before those of a higher one begin. */
  readonly wave: number
  readonly labels?: Readonly<Record<string, string>>
  /** Beyond those that every application has. */
  readonly syncOptions?: readonly string[]
  /** Where `path` is a chart. */
  readonly helm?: { readonly releaseName: string; readonly valueFiles: readonly string[] }
  /** Where `path` is a directory of objects, without a kustomization. */
  readonly directory?: { readonly include: string }
  /** Nothing of it is deleted before a person has said yes. */
  readonly guarded?: boolean
}

/** A directory of this repository, kept in the cluster as it is in the branch. */
export function application(plan: Plan, wanted: Wanted) {
  const { argocd, branch } = plan.delivery
  const { name, project = argocd.project, path, namespace, wave, labels, syncOptions = [], guarded } = wanted
  const { helm, directory } = wanted
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: argocd.namespace,
      ...(labels && { labels }),
      annotations: annotations(wave, guarded),
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project,
      source: {
        repoURL: repositoryUrl(plan),
        targetRevision: branch,
        path,
        ...(helm && { helm }),
        ...(directory && { directory }),
      },
      destination: { server: cluster, namespace },
      syncPolicy: syncPolicy(syncOptions),
    },
  }
}

/** What people have encrypted, which no kustomization lists: there is none before somebody made it. */
export const encryptedFiles = { include: '*.yaml' } as const

/** The cluster that Argo CD itself runs in. */
export const cluster = 'https://kubernetes.default.svc'

export function annotations(wave: number, guarded = false) {
  return {
    'argocd.argoproj.io/sync-wave': String(wave),
    ...(guarded && { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' }),
  }
}

export function repositoryUrl({ delivery }: Plan): string {
  return `https://github.com/${delivery.repository}.git`
}

/** As Argo CD takes it for a chart: with `oci://` it would read the address as that of one image. */
export function chartRepository(url: string): string {
  return url.replace(/^oci:\/\//, '')
}

/** Ten attempts are about twenty minutes: time enough for the definitions and webhooks that another application brings. */
export function syncPolicy(more: readonly string[] = []) {
  return {
    automated: { prune: true, selfHeal: true },
    syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true', ...more],
    retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
  }
}
