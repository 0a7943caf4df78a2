import { images } from '../../../facts/versions.ts'
import type { StateBackup } from '../../../model/plan.ts'
import { note } from '../../../syntax/yaml/print.ts'

/**
 * Each week the newest copy is restored beside what runs: its disks alone, into a namespace of its own. When all are bound it has
 * worked, and they are taken away.
 */
export function trial(state: StateBackup): unknown[] {
  const { namespace, trial } = state
  const labels = { 'app.kubernetes.io/name': trial.cronJob }
  const account = { name: trial.cronJob, namespace }
  const kubectl = (name: string, ...args: string[]) => step(name, images.kubectl.image, { args })
  const away = ['delete', 'namespace', trial.to, '--ignore-not-found', '--wait', '--timeout=30m']
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: account, automountServiceAccountToken: false },
    ...rights(state, account),
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: trial.cronJob, namespace, labels },
      spec: note(
        {
          schedule: trial.schedule,
          timeZone: 'Etc/UTC',
          concurrencyPolicy: 'Forbid',
          startingDeadlineSeconds: 3600,
          successfulJobsHistoryLimit: 3,
          failedJobsHistoryLimit: 3,
          jobTemplate: {
            metadata: { labels },
            spec: {
              backoffLimit: 1,
              activeDeadlineSeconds: 3 * 3600,
              template: {
                metadata: { labels },
                spec: {
                  restartPolicy: 'Never',
                  serviceAccountName: trial.cronJob,
                  automountServiceAccountToken: true,
                  securityContext: {
                    runAsNonRoot: true,
                    runAsUser: 65532,
                    seccompProfile: { type: 'RuntimeDefault' },
                  },
                  initContainers: [
                    kubectl('clear', ...away),
                    kubectl('forget', '-n', namespace, 'delete', 'restores.velero.io', 'trial', '--ignore-not-found'),
                    step('restore', images.velero.image, {
                      command: [
                        '/velero',
                        'restore',
                        'create',
                        'trial',
                        '--from-schedule=velero-state',
                        `--include-namespaces=${trial.from}`,
                        `--namespace-mappings=${trial.from}:${trial.to}`,
                        '--include-resources=persistentvolumeclaims,persistentvolumes',
                        '--restore-volumes',
                        '--wait',
                      ],
                    }),
                    kubectl(
                      'complete',
                      ...['-n', namespace, 'wait', 'restores.velero.io/trial', '--timeout=5m'],
                      '--for=jsonpath={.status.phase}=Completed',
                    ),
                    kubectl(
                      'bound',
                      ...['-n', trial.to, 'wait', 'persistentvolumeclaims', '--all', '--timeout=15m'],
                      '--for=jsonpath={.status.phase}=Bound',
                    ),
                  ],
                  containers: [kubectl('clean', ...away)],
                },
              },
            },
          },
        },
        { schedule: 'Once a week. That none has worked for longer is an alert.' },
      ),
    },
  ]
}

function rights({ namespace, trial }: StateBackup, account: { name: string; namespace: string }): unknown[] {
  const rbac = 'rbac.authorization.k8s.io'
  const subjects = [{ kind: 'ServiceAccount', ...account }]
  const bound = (kind: 'Role' | 'ClusterRole') => ({ apiGroup: rbac, kind, name: trial.cronJob })
  return [
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata: { name: trial.cronJob, namespace },
      rules: [
        { apiGroups: ['velero.io'], resources: ['backups', 'schedules'], verbs: ['get', 'list'] },
        {
          apiGroups: ['velero.io'],
          resources: ['restores'],
          verbs: ['create', 'delete', 'get', 'list', 'watch'],
        },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: { name: trial.cronJob, namespace },
      roleRef: bound('Role'),
      subjects,
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name: trial.cronJob },
      rules: [
        {
          apiGroups: [''],
          resources: ['namespaces'],
          resourceNames: [trial.to],
          verbs: ['delete', 'get', 'list', 'watch'],
        },
        { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: trial.cronJob },
      roleRef: bound('ClusterRole'),
      subjects,
    },
  ]
}

function step(name: string, image: string, runs: object) {
  return {
    name,
    image,
    ...runs,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  }
}
