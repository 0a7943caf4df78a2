import { images } from '../../../facts/versions.ts'
import type { Plan } from '../../../model/plan.ts'
import type { LogSearch } from '../../../model/watch.ts'
import { note } from '../../../syntax/yaml/print.ts'

const safe = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}
const pod = { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } }

/** What sets the domain up, and the way of people to its Dashboards. */
export function searchObjects(search: LogSearch, { system }: Plan, aliases: readonly string[]): unknown[] {
  const { keeper, reader } = search
  return [
    account(keeper),
    account(reader),
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: keeper, labels: labelled(keeper, system) },
      spec: note(
        {
          schedule: '*/10 * * * *',
          concurrencyPolicy: 'Forbid',
          startingDeadlineSeconds: 300,
          successfulJobsHistoryLimit: 1,
          failedJobsHistoryLimit: 3,
          jobTemplate: {
            metadata: { labels: labelled(keeper, system) },
            spec: {
              backoffLimit: 1,
              activeDeadlineSeconds: 500,
              template: {
                metadata: { labels: labelled(keeper, system) },
                spec: {
                  restartPolicy: 'Never',
                  serviceAccountName: keeper,
                  automountServiceAccountToken: false,
                  securityContext: pod,
                  containers: [
                    {
                      name: 'put',
                      image: images.awsCli.image,
                      command: ['bash', '/scripts/put.sh'],
                      env: [
                        { name: 'HOME', value: '/tmp' },
                        { name: 'ALIASES', value: aliases.join(' ') },
                        ...from(search, ['endpoint', 'region', 'roles']),
                      ],
                      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
                      securityContext: safe,
                      volumeMounts: [
                        { name: 'scripts', mountPath: '/scripts', readOnly: true },
                        { name: 'roles', mountPath: '/roles', readOnly: true },
                        { name: 'keep', mountPath: '/keep', readOnly: true },
                        { name: 'tmp', mountPath: '/tmp' },
                      ],
                    },
                  ],
                  volumes: [
                    { name: 'scripts', configMap: { name: `${keeper}-script` } },
                    { name: 'roles', configMap: { name: `${keeper}-roles` } },
                    { name: 'keep', configMap: { name: `${keeper}-policies` } },
                    { name: 'tmp', emptyDir: { sizeLimit: '16Mi' } },
                  ],
                },
              },
            },
          },
        },
        { schedule: 'What somebody changed by hand is put back, and a new domain is ready within ten minutes.' },
      ),
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: reader, labels: labelled(reader, system) },
      spec: {
        replicas: 1,
        selector: { matchLabels: { 'app.kubernetes.io/name': reader } },
        template: {
          metadata: { labels: labelled(reader, system) },
          spec: {
            serviceAccountName: reader,
            automountServiceAccountToken: false,
            securityContext: pod,
            containers: [
              {
                name: 'sign',
                image: images.signingProxy.image,
                args: [
                  '--port=127.0.0.1:5601',
                  '--name=es',
                  '--host=$(LOG_SEARCH_HOST)',
                  '--region=$(LOG_SEARCH_REGION)',
                ],
                env: from(search, ['host', 'region']),
                resources: { requests: { cpu: '25m', memory: '64Mi' }, limits: { memory: '128Mi' } },
                securityContext: safe,
              },
            ],
          },
        },
      },
    },
  ]

  function account(name: string) {
    return {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, labels: labelled(name, system) },
      automountServiceAccountToken: false,
    }
  }
}

function from({ secret }: LogSearch, keys: readonly string[]) {
  return secret.keys
    .filter(({ key }) => keys.includes(key))
    .map(({ key, variable }) => ({ name: variable, valueFrom: { secretKeyRef: { name: secret.name, key } } }))
}

function labelled(name: string, system: string) {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': system }
}
