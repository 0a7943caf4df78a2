import type { Definition, Plan } from '../../model/plan.ts'

export const namespace = 'flux-system'
/** The repository, as a source. */
export const source = { kind: 'GitRepository', name: 'repository' } as const

export interface Wanted {
  readonly name: string
  readonly path: string
  /** Those that have to be ready before. */
  readonly after: readonly string[]
  /** Minutes until it must be ready. */
  readonly within: number
  readonly more?: object
  /** Default: this repository. */
  readonly from?: { readonly kind: 'GitRepository'; readonly name: string }
}

/** A directory of a repository, kept in the cluster as it is in the branch. */
export function kustomization({ name, path, after, within, more, from = source }: Wanted) {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace },
    spec: {
      sourceRef: from,
      path: `./${path}`,
      interval: '10m',
      retryInterval: '1m',
      timeout: `${within}m`,
      prune: true,
      wait: true,
      ...(after.length > 0 && { dependsOn: after.map((other) => ({ name: other })) }),
      ...more,
    },
  }
}

export function repository({ delivery }: Plan) {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: source.name, namespace },
    spec: {
      url: `https://github.com/${delivery.repository}.git`,
      ref: { branch: delivery.branch },
      interval: '1m',
      timeout: '60s',
      ...(delivery.secret && { secretRef: { name: delivery.secret.name } }),
    },
  }
}

/** Kinds from the repository of those who define them. They are never taken away with what is in them. */
export function definitionObjects({ name, repository: url, path, revision }: Definition): unknown[] {
  const from = { kind: 'GitRepository', name } as const
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: from.kind,
      metadata: { name, namespace },
      spec: { url, ref: { tag: revision }, interval: '24h', timeout: '60s' },
    },
    kustomization({ name, path, after: [], within: 5, from, more: { prune: false } }),
  ]
}
