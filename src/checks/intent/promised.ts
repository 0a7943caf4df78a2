import type { Resource } from '../../model/resource.ts'
import type { Path } from '../../model/source.ts'
import type { Spec } from '../../model/spec.ts'

/** The place of a promise in the `devops.yaml`, to be shown beside what breaks it. */
export function promised(resource: Resource, { tree }: Spec, path: Path) {
  return {
    resource: { ...resource, name: tree.file.path, tree, path: [0] },
    at: path,
    message: 'promised here',
  }
}

/** `0.9995` is `99.95 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(6))} %`
}

/** Whether a path is not that of an environment that promises nothing. */
export function isProduction(path: string): boolean {
  return !/(?:^|\/)(?:dev|development|test|staging|preview|sandbox|local)(?:\/|[-_.]|$)/.test(path)
}
