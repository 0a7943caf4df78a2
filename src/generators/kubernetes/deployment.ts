import type { Variable, Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'

/** A Deployment under the restricted Pod Security Standard, spread over zones, rolled without a gap. */
export function deployment(workload: Workload) {
  const {
    name,
    labels,
    repository,
    serviceAccount,
    health,
    port,
    metricsPort,
    requests,
    limits,
    environment,
    scaling,
  } = workload
  const probed = port === undefined ? 'metrics' : 'http'
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: note(
      {
        revisionHistoryLimit: 5,
        selector: { matchLabels: labels },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: serviceAccount,
            automountServiceAccountToken: false,
            terminationGracePeriodSeconds: 45,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 65532,
              fsGroup: 65532,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            topologySpreadConstraints: [
              spread('topology.kubernetes.io/zone', labels),
              spread('kubernetes.io/hostname', labels),
            ],
            containers: [
              {
                name,
                image: repository,
                ports: [
                  ...(port ? [{ name: 'http', containerPort: port }] : []),
                  { name: 'metrics', containerPort: metricsPort },
                ],
                env: environment.map(variable),
                resources: { requests, limits },
                startupProbe: { ...get(health.ready, probed), periodSeconds: 2, failureThreshold: 30 },
                readinessProbe: {
                  ...get(health.ready, probed),
                  periodSeconds: 5,
                  timeoutSeconds: 2,
                  failureThreshold: 3,
                },
                livenessProbe: {
                  ...get(health.live, probed),
                  periodSeconds: 10,
                  timeoutSeconds: 5,
                  failureThreshold: 6,
                },
                // The load balancer goes on sending for some seconds after a pod was told to end.
                lifecycle: { preStop: { sleep: { seconds: 10 } } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
              },
            ],
            volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '256Mi' } }],
          },
        },
      },
      scaling.by === 'fixed' ? {} : { revisionHistoryLimit: 'No `replicas`: the autoscaler owns them' },
    ),
  }
}

function variable(variable: Variable) {
  const { name } = variable
  return 'value' in variable
    ? { name, value: variable.value }
    : { name, valueFrom: { secretKeyRef: { name: variable.secret, key: variable.key } } }
}

function get(path: string, port: string) {
  return { httpGet: { path, port } }
}

function spread(topologyKey: string, matchLabels: Readonly<Record<string, string>>) {
  return {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
    matchLabelKeys: ['pod-template-hash'],
  }
}
