import type { Blueprint } from '../../model/blueprint.ts'
import { toolchains } from './toolchains/toolchains.ts'

/** Keeps pins, base images, providers and packages fresh: what is pinned and never renewed grows old unseen. */
export function dependabot({ plan, spec }: Blueprint) {
  const weekly = { schedule: { interval: 'weekly' }, cooldown: { 'default-days': 7 } }
  return {
    version: 2,
    updates: [
      { 'package-ecosystem': 'github-actions', directories: ['/', '/.github/actions/*'], ...weekly },
      { 'package-ecosystem': 'terraform', directories: ['/terraform/stacks/*', '/terraform/modules/*'], ...weekly },
      ...unique(plan.workloads.map(({ service }) => service)).map((service) => ({
        'package-ecosystem': 'docker',
        directory: `/${service.path}`,
        ...weekly,
      })),
      ...unique(spec.services).map(({ runtime, path }) => ({
        'package-ecosystem': toolchains[runtime].ecosystem,
        directory: `/${path}`,
        ...weekly,
      })),
    ],
  }
}

/** One entry for each directory: Dependabot refuses two. */
function unique<S extends { readonly path: string }>(services: readonly S[]): S[] {
  return [...new Map(services.map((service) => [service.path, service])).values()]
}
