import type { Planned } from '../../model/plan.ts'
import type { Line } from './line.ts'

/** Disks that pods keep, each replica its own, and the snapshots of those that are copied. */
export function diskLines({ stacks, stages, pods, state, monitoring }: Planned): Line[] {
  const kept = pods.flatMap(({ service, replicas }) =>
    service.disk === undefined ? [] : [{ gigabytes: service.disk / 1e9, replicas }],
  )
  return stacks.flatMap(({ name, region }) => {
    const own = stages.filter(({ stack, environment }) => stack === name && environment.kind !== 'preview')
    const of = (names: readonly string[]) =>
      Math.ceil(
        kept.reduce(
          (sum, disk) => sum + disk.gigabytes * names.reduce((all, stage) => all + (disk.replicas[stage]?.min ?? 0), 0),
          0,
        ),
      )
    const all = of(own.map((stage) => stage.name))
    const copied = state?.buckets[name]
      ? of(own.filter(({ environment }) => environment.kind === 'production').map((stage) => stage.name))
      : 0
    const traced =
      monitoring.traces?.to === 'jaeger' && !monitoring.traces.searched ? (monitoring.traces.disks[name] ?? 0) : 0
    return [
      ...(traced > 0 ? [{ stack: name, region, what: 'Disk of Jaeger', sku: 'ebs/gp3', quantity: traced }] : []),
      ...(all > 0 ? [{ stack: name, region, what: 'Disks of pods', sku: 'ebs/gp3', quantity: all }] : []),
      ...(copied > 0
        ? [
            {
              stack: name,
              region,
              what: 'Snapshots of disks',
              sku: 'ebs/snapshot',
              quantity: Math.ceil(copied * 1.5),
              assumed: 'each disk once, and half of it in changes',
            },
          ]
        : []),
    ]
  })
}

/** Dumps of databases: a third of what they hold, for as many nights as they are locked. */
export function dumpLines({ dumps, stores, stacks }: Planned): Line[] {
  return dumps.map(({ store, stack, days }) => {
    const size = stores.find(({ name }) => name === store)?.datastore.size ?? 0
    return {
      stack,
      region: stacks.find(({ name }) => name === stack)?.region ?? '',
      what: `Dumps of \`${store}\``,
      sku: 's3/standard',
      quantity: Math.ceil((size / 3e9) * days),
      assumed: `${days} of them, each a third of what it was read from`,
    }
  })
}
