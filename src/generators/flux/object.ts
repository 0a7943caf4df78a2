import type { Plan } from '../../model/plan.ts'

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
}

/** A directory of this repository, kept in the cluster as it is in the branch. */
export function kustomization({ name, path, after, within, more }: Wanted) {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace },
    spec: {
      sourceRef: source,
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
