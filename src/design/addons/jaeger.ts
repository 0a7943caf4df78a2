import type { Plan, Stack } from '../../model/plan.ts'
import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'keeps traces on a disk, with an index of what is in them',
  namespace: 'monitoring',
  // Its monitor is of a kind that Prometheus brings, and its disk of a class that stands beside it.
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.traces?.to === 'jaeger',
  values: (stack, plan) => ({
    fullnameOverride: 'jaeger',
    userconfig: configuration(plan.monitoring.traces?.days ?? 0),
    jaeger: {
      // One process may hold the disk: the old one goes before the new one comes, and the gateway waits for it.
      replicas: 1,
      serviceAccount: { automountServiceAccountToken: false },
      resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } },
      podSecurityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        fsGroup: 10001,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      extraVolumes: [{ name: 'traces', persistentVolumeClaim: { claimName: claim } }],
      extraVolumeMounts: [{ name: 'traces', mountPath: directory }],
    },
    extraObjects: beside(stack, plan),
  }),
}

const claim = 'jaeger-traces'
const directory = '/badger'

/** Of the OpenTelemetry Collector, of which Jaeger 2 is one. What comes in was chosen and gathered by the gateway. */
function configuration(days: number) {
  return {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: { traces: { receivers: ['otlp'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: {
        resource: { 'service.name': 'jaeger' },
        metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: 8888 } } } }] },
      },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: { endpoint: '0.0.0.0:13133' } },
      jaeger_query: { storage: { traces: 'disk' } },
      jaeger_storage: {
        backends: {
          disk: {
            badger: {
              directories: { keys: `${directory}/keys`, values: `${directory}/values` },
              ephemeral: false,
              ttl: { spans: `${days * 24}h` },
            },
          },
        },
      },
    },
    receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'disk' } },
  }
}

/** What the chart does not make: the disk, and who measures. */
function beside({ name }: Stack, { monitoring, storageClass }: Pick<Plan, 'monitoring' | 'storageClass'>): object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: claim },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: storageClass,
        resources: { requests: { storage: `${monitoring.traces?.disks[name] ?? 0}Gi` } },
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'jaeger', labels: monitoring.selector },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'jaeger' } },
        endpoints: [{ port: 'internal-metrics' }],
      },
    },
  ]
}
