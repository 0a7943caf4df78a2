import type { Answers } from '../../model/blueprint.ts'
import type { Stage, Takeover } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'
import type { Workload } from '../../model/workload.ts'

/** Where a stage stands in for another and something runs that can be moved. */
export function takeoverOf(
  { name: system }: Spec,
  decided: Answers,
  stages: readonly Stage[],
  stores: readonly Store[],
  pods: readonly Workload[],
): Takeover | undefined {
  const to = stages.find(({ standsInFor }) => standsInFor !== undefined)
  const from = stages.find(({ name }) => name === to?.standsInFor)
  if (!to || !from || pods.length === 0) return undefined
  return {
    from: from.name,
    to: to.name,
    role: `${system}-takeover`,
    environment: 'takeover',
    // What stands behind a CDN moves as a site does: its name goes from one distribution to the other.
    hosts: pods.flatMap(({ name, hosts, health, cdn }) => {
      if (cdn.includes(from.name)) return []
      const host = hosts[from.name]
      const other = hosts[to.name]
      // One label below the host of the stage, which its certificate is for too.
      return host && other ? [{ host, from: `${name}-${from.name}.${from.host}`, to: other, path: health.ready }] : []
    }),
    // Tables and buckets follow by themselves.
    databases: stores.flatMap(({ name, module, instances }) => {
      const replica = instances[to.name]
      return replica?.replicaOf && module === 'database'
        ? [{ store: name, source: replica.replicaOf, replica: replica.identifier }]
        : []
    }),
    clusters: stores.flatMap(({ name, instances }) => {
      const { identifier, replicaOf, globalCluster } = instances[to.name] ?? {}
      return identifier && replicaOf && globalCluster
        ? [{ store: name, global: globalCluster, source: replicaOf, follower: identifier }]
        : []
    }),
    switch: { namespace: `${system}/recovery`, metric: 'Takeover', alarm: `${system}-takeover` },
    ...(decided.regions?.answer === 'active-active' && {
      other: { namespace: `${system}/recovery`, metric: 'Out', alarm: `${system}-out-${to.name}` },
    }),
  }
}
