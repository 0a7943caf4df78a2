import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'
import { longestGap, parseCron } from '../../values/cron.ts'
import { pod } from './pod.ts'

const hour = 3600
const day = 24 * hour

/** Nodes are not tidied up under a run: it would begin again. */
const undisturbed = {
  'karpenter.sh/do-not-disrupt': 'true',
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
}

/** Runs by the clock, one at a time. What is late by half its rhythm waits for the next time. */
export function cronJob(workload: Workload, plan: Plan) {
  const { name, labels, service } = workload
  const schedule = service.schedule ?? '@daily'
  const cron = parseCron(schedule)
  const gap = Math.min(day, ((cron && longestGap(cron)) ?? day * 1000) / 1000)
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, labels },
    spec: note(
      {
        schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: Math.max(60, Math.min(hour, gap / 2)),
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels },
          spec: note(
            {
              backoffLimit: 2,
              activeDeadlineSeconds: gap,
              ttlSecondsAfterFinished: 7 * day,
              podFailurePolicy: {
                rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }],
              },
              template: {
                metadata: { labels, annotations: undisturbed },
                spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 45, ...pod(workload, plan, {}) },
              },
            },
            {
              podFailurePolicy:
                'A node that was taken away is no failure of the job: it runs again, and does not count',
            },
          ),
        },
      },
      { startingDeadlineSeconds: 'Without it a hundred missed runs would stop it for good' },
    ),
  }
}
