import type { Alert, Monitoring } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { alert } from './alerts.ts'

/**
 * What users reach and CloudWatch judges. It counts what arrives: of a name, a certificate or a way in that is broken it sees
 * nothing, so these are asked from outside too. What speaks no plain HTTP cannot be.
 */
export function reachedFromOutside(workloads: readonly Workload[], { judge }: Pick<Monitoring, 'judge'>): Workload[] {
  return workloads.filter(
    ({ platform, service, hosts }) =>
      Object.keys(hosts).length > 0 &&
      service.protocol === 'http' &&
      (platform !== 'kubernetes' || judge === 'cloudwatch'),
  )
}

export function reachAlertsOf(workloads: readonly Workload[], monitoring: Pick<Monitoring, 'judge'>): Alert[] {
  return reachedFromOutside(workloads, monitoring).map(({ name }) =>
    alert('unreachable', name, 'page', `${name} does not answer, asked from outside`),
  )
}
