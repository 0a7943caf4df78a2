import { releases } from '../../facts/versions.ts'
import type { Planned, Stack } from '../../model/plan.ts'
import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'keeps traces, with an index of what is in them',
  namespace: 'monitoring',
  serviceAccount: 'jaeger',
  speaks: ({ plan }) => plan.monitoring.traces?.searched ?? false,
  // Its monitor is of a kind that Prometheus brings, and its disk of a class that stands beside it.
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.traces?.to === 'jaeger',
  values: (stack, plan) =>
    plan.monitoring.traces?.searched ? searching(stack, plan) : { ...common, ...onDisk(stack, plan) },
}

const common = { fullnameOverride: 'jaeger' }

function onDisk(stack: Stack, plan: Planned) {
  return {
    userconfig: configuration({
      disk: {
        badger: { directories, ephemeral: false, ttl: { spans: `${(plan.monitoring.traces?.days ?? 0) * 24}h` } },
      },
    }),
    jaeger: {
      // One process may hold the disk: the old one goes before the new one comes, and the gateway waits for it.
      replicas: 1,
      serviceAccount: { automountServiceAccountToken: false },
      resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } },
      podSecurityContext: { ...user, fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' },
      securityContext: safe,
      extraVolumes: [{ name: 'traces', persistentVolumeClaim: { claimName: claim } }],
      extraVolumeMounts: [{ name: 'traces', mountPath: directory }],
    },
    extraObjects: [claimOf(stack, plan), ...monitor(plan)],
  }
}

/** Over the domain of the lines, as many processes as there are: what is written lies there and nowhere else. */
function searching({ name, purpose, region }: Stack, plan: Planned) {
  const { search } = plan.monitoring
  const { nodes = 1 } = search?.domains[name] ?? {}
  const kept = { shards: Math.max(1, nodes / 3), replicas: nodes > 1 ? 1 : 0, rotation: { periodic: daily } }
  return {
    ...common,
    userconfig: configuration(
      {
        disk: {
          opensearch: {
            server_urls: ['${env:LOG_SEARCH_ENDPOINT}'],
            auth: { authenticator: 'sigv4auth' },
            indices: { spans: kept, services: kept, dependencies: kept, sampling: kept },
          },
        },
      },
      { sigv4auth: { region, service: 'es' } },
    ),
    jaeger: {
      // The chart's own version signs what it writes wrongly.
      image: { tag: releases.jaeger.version },
      replicas: purpose === 'nonproduction' ? 1 : 2,
      strategy: { type: 'RollingUpdate' },
      extraEnv: (search?.secret.keys ?? [])
        .filter(({ key }) => key === 'endpoint')
        .map(({ key, variable }) => ({
          name: variable,
          valueFrom: { secretKeyRef: { name: search?.secret.name, key } },
        })),
      serviceAccount: { automountServiceAccountToken: false },
      resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
      podSecurityContext: user,
      securityContext: safe,
    },
    extraObjects: monitor(plan),
  }
}

const daily = { date_layout: '2006-01-02', rollover_frequency: 'day' }
const safe = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }
const user = {
  runAsNonRoot: true,
  runAsUser: 10001,
  runAsGroup: 10001,
  seccompProfile: { type: 'RuntimeDefault' },
}

const claim = 'jaeger-traces'
const directory = '/badger'
const directories = { keys: `${directory}/keys`, values: `${directory}/values` }

/** Of the OpenTelemetry Collector, of which Jaeger 2 is one. What comes in was chosen and gathered by the gateway. */
function configuration(backends: object, more: Readonly<Record<string, object>> = {}) {
  return {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2', ...Object.keys(more)],
      pipelines: { traces: { receivers: ['otlp'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: {
        resource: { 'service.name': 'jaeger' },
        metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: 8888 } } } }] },
      },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: { endpoint: '0.0.0.0:13133' } },
      jaeger_query: { storage: { traces: 'disk' } },
      jaeger_storage: { backends },
      ...more,
    },
    receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'disk' } },
  }
}

/** What the chart does not make: the disk, and who measures. */
function claimOf({ name }: Stack, { monitoring, storageClass }: Planned) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: claim },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      resources: { requests: { storage: `${monitoring.traces?.disks[name] ?? 0}Gi` } },
    },
  }
}

function monitor({ monitoring }: Planned): object[] {
  if (monitoring.judge !== 'prometheus') return []
  return [
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
