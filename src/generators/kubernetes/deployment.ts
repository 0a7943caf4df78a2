import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'
import { pod, serving } from './pod.ts'
import { restarted } from './restarted.ts'

/** Replicas alike, spread over zones, rolled without a gap. */
export function deployment(workload: Workload, plan: Plan) {
  const { name, labels, scaling } = workload
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels, ...restarted(workload, plan) },
    spec: note(
      {
        revisionHistoryLimit: 5,
        selector: { matchLabels: labels },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
        template: {
          metadata: { labels },
          spec: { terminationGracePeriodSeconds: 45, ...pod(workload, plan, serving(workload)) },
        },
      },
      scaling.by === 'fixed' ? {} : { revisionHistoryLimit: 'No `replicas`: the autoscaler owns them' },
    ),
  }
}
