import type { Cache, Edge } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import type { Traces } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'

/** Every flow that the spec declares, and those that running it needs: the way in, to be measured, and to be followed. */
export function edgesOf(
  workloads: readonly Workload[],
  stores: readonly Store[],
  caches: readonly Cache[],
  traces?: Traces,
): Edge[] {
  const flows = workloads.flatMap(({ name, platform, service, port, metricsPort, permissions, migration }): Edge[] => [
    ...stores
      .filter(
        (store) =>
          migration && platform === 'kubernetes' && store.engine === 'postgresql' && service.uses.includes(store.name),
      )
      .map((store) => ({ from: migration?.name ?? name, to: store.name, port: store.port, kind: 'store' as const })),
    ...(service.public && port ? [{ from: 'internet', to: name, port, kind: 'internet' } as const] : []),
    ...service.uses.flatMap((used): Edge[] => {
      const store = stores.find((each) => each.name === used)
      if (store?.module === 'pod') return [{ from: name, to: used, port: store.port, kind: 'workload' }]
      if (store) return store.port === 443 ? [] : [{ from: name, to: used, port: store.port, kind: 'store' }]
      const called = workloads.find((each) => each.name === used)
      return called?.port ? [{ from: name, to: used, port: called.port, kind: 'workload' }] : []
    }),
    // Who holds the key of a third party has to reach it; what has no node to do so pulls its image itself.
    ...(permissions.length > 0 || service.secrets.length > 0 || platform !== 'kubernetes'
      ? [{ from: name, to: 'cloud', port: 443, kind: 'cloud' } as const]
      : []),
    // What ends by itself is gone before anybody measures it.
    ...(platform === 'kubernetes' && service.type !== 'job'
      ? [{ from: 'monitoring', to: name, port: metricsPort, kind: 'monitoring' } as const]
      : []),
    ...(traces && platform === 'kubernetes'
      ? [{ from: name, to: 'monitoring', port: traces.port, kind: 'monitoring' } as const]
      : []),
  ])
  return [
    ...flows,
    ...caches.map(({ name, metricsPort }) => ({
      from: 'monitoring',
      to: name,
      port: metricsPort,
      kind: 'monitoring' as const,
    })),
  ]
}
