import { images } from '../../../facts/versions.ts'
import type { Dump, Plan } from '../../../model/plan.ts'
import type { Store } from '../../../model/store.ts'
import { note } from '../../../syntax/yaml/print.ts'

interface Step {
  readonly name: string
  readonly image: string
  readonly memory?: string
}

/** Each night: fetch how it is reached, write it out, keep it. */
export function dumpJob(dump: Dump, store: Store, plan: Plan): unknown {
  return cronJob(
    `dump-${dump.store}`,
    note({ schedule: dump.schedule, timeZone: 'Etc/UTC' }, { schedule: 'Each night. That one is late is an alert.' }),
    [
      { name: 'open', image: images.awsCli.image },
      { name: 'dump', image: images.postgresClient.image, memory: '512Mi' },
      { name: 'keep', image: images.awsCli.image, memory: '512Mi' },
    ],
    dump,
    plan,
    { gigabytes: dump.gigabytes, connection: store.secret.remote[dump.stage] ?? '' },
  )
}

/** Each week: bring the newest one, and restore it into an empty server inside the pod. */
export function dumpTrial(dump: Dump, plan: Plan): unknown {
  return cronJob(
    `restore-dump-${dump.store}`,
    note({ schedule: dump.trial, timeZone: 'Etc/UTC' }, { schedule: 'Once a week. That none has worked is an alert.' }),
    [
      { name: 'fetch', image: images.awsCli.image, memory: '512Mi' },
      { name: 'restore', image: images.postgresClient.image, memory: '1Gi' },
    ],
    dump,
    plan,
    { gigabytes: dump.gigabytes * 4 },
  )
}

function cronJob(
  name: string,
  when: object,
  steps: readonly Step[],
  dump: Dump,
  plan: Plan,
  { gigabytes, connection }: { readonly gigabytes: number; readonly connection?: string },
): unknown {
  const labels = { 'app.kubernetes.io/name': 'dump', store: dump.store }
  const environment = Object.entries({
    AWS_REGION: plan.stacks.find((stack) => stack.name === dump.stack)?.region ?? '',
    SHARED: '/shared',
    WORK: '/work',
    HOME: '/shared',
    STORE: dump.store,
    BUCKET: dump.bucket,
    ...(connection !== undefined && { CONNECTION: connection }),
  }).map(([name, value]) => ({ name, value }))
  const all = steps.map((step) => container(step, environment))
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace: dump.namespace, labels },
    spec: {
      ...when,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels },
        spec: {
          backoffLimit: 1,
          activeDeadlineSeconds: 10 * 3600,
          template: {
            metadata: { labels, annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' } },
            spec: {
              restartPolicy: 'Never',
              serviceAccountName: dump.serviceAccount,
              automountServiceAccountToken: false,
              securityContext: {
                runAsNonRoot: true,
                runAsUser: 999,
                fsGroup: 999,
                seccompProfile: { type: 'RuntimeDefault' },
              },
              initContainers: all.slice(0, -1),
              containers: all.slice(-1),
              volumes: [
                { name: 'shared', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
                { name: 'work', ephemeral: { volumeClaimTemplate: { spec: disk(gigabytes, plan) } } },
                { name: 'scripts', configMap: { name: 'dump-scripts' } },
                { name: 'questions', configMap: { name: 'drill-questions' } },
              ],
            },
          },
        },
      },
    },
  }
}

/** A disk that is there for one run. */
function disk(gigabytes: number, { storageClass }: Plan) {
  return {
    accessModes: ['ReadWriteOnce'],
    storageClassName: storageClass,
    resources: { requests: { storage: `${gigabytes}Gi` } },
  }
}

function container({ name, image, memory = '256Mi' }: Step, env: readonly object[]) {
  return {
    name,
    image,
    command: ['bash', `/scripts/${name}.sh`],
    env,
    resources: { requests: { cpu: '100m', memory }, limits: { memory } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'shared', mountPath: '/shared' },
      { name: 'work', mountPath: '/work' },
      { name: 'scripts', mountPath: '/scripts', readOnly: true },
      { name: 'questions', mountPath: '/questions', readOnly: true },
    ],
  }
}
