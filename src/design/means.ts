import type { Store } from '../model/store.ts'
import type { Means, Monitoring, Slo } from '../model/watch.ts'
import type { Site, Workload } from '../model/workload.ts'

interface Place {
  readonly workloads: readonly Workload[]
  readonly sites: readonly Site[]
  readonly stores: readonly Store[]
  readonly monitoring: Pick<Monitoring, 'judge'>
}

/** What can tell whether an objective is kept; nothing where no one stands between a service and those who call it. */
export function meansOf(
  { service, kind, under }: Slo,
  { workloads, sites, stores, monitoring }: Place,
): Means | undefined {
  const clustered = monitoring.judge === 'prometheus' && workloads.some(({ platform }) => platform === 'kubernetes')
  if (sites.some(({ name }) => name === service)) return clustered ? 'prometheus' : 'health-check'
  const workload = workloads.find(({ name }) => name === service)
  if (!workload) return undefined
  const { platform, service: own, hosts } = workload
  if (platform === 'kubernetes') return monitoring.judge === 'prometheus' ? 'prometheus' : 'collector'
  if (own.type === 'worker')
    return kind === 'availability' && stores.some(({ name, module }) => module === 'queue' && own.uses.includes(name))
      ? 'queue'
      : undefined
  if (Object.keys(hosts).length > 0) return platform === 'functions' ? 'api-gateway' : 'load-balancer'
  if (platform === 'functions') return under === undefined || kind === 'latency' ? 'function' : undefined
  const called = workloads.some((each) => each.platform === 'containers' && each.service.uses.includes(service))
  return platform === 'containers' && called ? 'service-connect' : undefined
}
