import type { Alert } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { alert } from './alerts.ts'

/** What CloudWatch watches of the processes outside a cluster. */
export function releaseAlertsOf(workloads: readonly Workload[]): Alert[] {
  return workloads.filter(({ platform }) => platform !== 'kubernetes').flatMap(ofWorkload)
}

function ofWorkload({ name, platform, service, hosts }: Workload): Alert[] {
  if (service.type === 'job') return [alert('job-failed', name, 'ticket', `${name}: a run failed or never began`)]
  if (platform === 'functions')
    return [alert('function-throttled', name, 'ticket', `${name} is called more often at once than it may run`)]
  return [
    ...(Object.keys(hosts).length > 0
      ? [alert('targets-unhealthy', name, 'page', `${name}: the load balancer finds none that is well`)]
      : []),
    {
      ...alert('replicas-missing', name, 'ticket', `${name} runs with fewer replicas than it should`),
      source: 'cloudwatch',
    },
  ]
}
