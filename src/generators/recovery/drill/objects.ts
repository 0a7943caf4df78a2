import { images } from '../../../facts/versions.ts'
import type { Drill, Plan } from '../../../model/plan.ts'
import type { Store } from '../../../model/store.ts'
import { note } from '../../../syntax/yaml/print.ts'

/** Restore, ask, report and take away: one step after the other, on a disk in memory that they share. */
export function drillJob(drill: Drill, store: Store, plan: Plan): unknown {
  const region = plan.stacks.find(({ name }) => name === drill.stack)?.region ?? ''
  const labels = { 'app.kubernetes.io/name': 'restore-drill', store: drill.store }
  const seconds = (time: number) => String(Math.round(time / 1000))
  const environment = Object.entries({
    AWS_REGION: region,
    SHARED: '/shared',
    HOME: '/shared',
    STORE: drill.store,
    SOURCE: drill.source,
    COPY: drill.copy,
    CLASS: store.instances[drill.stage]?.class ?? 'db.t4g.medium',
    CONNECTION: store.secret.remote[drill.stage] ?? '',
    METRICS: drill.metrics,
    RTO: seconds(store.datastore.rto),
    RPO: seconds(store.datastore.rpo),
  }).map(([name, value]) => ({ name, value }))
  const step = (name: string, image: string) => ({
    name,
    image,
    command: ['bash', `/scripts/${name}.sh`],
    env: environment,
    resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '256Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'shared', mountPath: '/shared' },
      { name: 'scripts', mountPath: '/scripts', readOnly: true },
      { name: 'questions', mountPath: '/questions', readOnly: true },
    ],
  })
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: `restore-${drill.store}`, namespace: drill.namespace, labels },
    spec: note(
      {
        schedule: drill.schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels },
          spec: {
            backoffLimit: 0,
            activeDeadlineSeconds: 6 * 3600,
            template: {
              metadata: { labels, annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' } },
              spec: {
                restartPolicy: 'Never',
                serviceAccountName: drill.serviceAccount,
                automountServiceAccountToken: false,
                securityContext: {
                  runAsNonRoot: true,
                  runAsUser: 65532,
                  fsGroup: 65532,
                  seccompProfile: { type: 'RuntimeDefault' },
                },
                initContainers: [step('restore', images.awsCli.image), step('ask', images.postgresClient.image)],
                containers: [step('report', images.awsCli.image)],
                volumes: [
                  { name: 'shared', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
                  { name: 'scripts', configMap: { name: 'drill-scripts' } },
                  { name: 'questions', configMap: { name: 'drill-questions' } },
                ],
              },
            },
          },
        },
      },
      { schedule: 'Twice a week, so that one that fails leaves time for another before anybody is told.' },
    ),
  }
}
