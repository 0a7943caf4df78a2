import { images } from '../../facts/versions.ts'
import type { Artifact } from '../../model/blueprint.ts'
import type { Cache, Plan } from '../../model/plan.ts'
import { note, printYaml } from '../../syntax/yaml/print.ts'

/** Valkey as one pod, beside it what tells Prometheus how it is. Nothing is written to a disk. */
export function* cacheFiles(cache: Cache, plan: Plan): Iterable<Artifact> {
  const home = `kubernetes/base/${cache.name}`
  const because = [`cache/${cache.name}`]
  const { name, labels, serviceAccount } = cache
  const metadata = { name, labels }
  const objects: Readonly<Record<string, unknown>> = {
    'service-account': {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceAccount, labels },
      automountServiceAccountToken: false,
    },
    deployment: deployment(cache),
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: labels,
        ports: [
          { name: 'redis', port: cache.port, targetPort: 'redis', appProtocol: 'tcp' },
          { name: 'metrics', port: cache.metricsPort, targetPort: 'metrics' },
        ],
      },
    },
    'disruption-budget': note(
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata,
        spec: { maxUnavailable: 1, selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      },
      { spec: 'It may be moved at any time: whoever asks it can do without' },
    ),
    monitor: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name, labels: { ...labels, ...plan.monitoring.selector } },
      spec: {
        selector: { matchLabels: labels },
        endpoints: [{ port: 'metrics', interval: `${plan.monitoring.scrapeInterval / 1000}s` }],
      },
    },
  }
  yield {
    path: `${home}/kustomization.yaml`,
    because,
    text: printYaml([
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: Object.keys(objects).map((each) => `${each}.yaml`),
      },
    ]),
  }
  for (const [file, object] of Object.entries(objects))
    yield { path: `${home}/${file}.yaml`, because, text: printYaml([object]) }
}

function deployment({ name, labels, serviceAccount, priority, port, metricsPort, holds, requests }: Cache) {
  const asks = { exec: { command: ['valkey-cli', 'ping'] } }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: note(
      {
        replicas: 1,
        revisionHistoryLimit: 5,
        selector: { matchLabels: labels },
        strategy: { type: 'Recreate' },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: serviceAccount,
            automountServiceAccountToken: false,
            priorityClassName: priority,
            nodeSelector: { 'node-group': 'application' },
            terminationGracePeriodSeconds: 30,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 999,
              runAsGroup: 999,
              fsGroup: 999,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name,
                image: images.valkey.image,
                args: [
                  'valkey-server',
                  '--save',
                  '',
                  '--appendonly',
                  'no',
                  '--protected-mode',
                  'no',
                  '--maxmemory',
                  String(holds),
                  '--maxmemory-policy',
                  'allkeys-lru',
                ],
                ports: [{ name: 'redis', containerPort: port }],
                resources: { requests, limits: { memory: requests.memory } },
                startupProbe: { ...asks, periodSeconds: 2, failureThreshold: 30 },
                readinessProbe: { ...asks, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
                livenessProbe: { ...asks, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
                securityContext: closed,
                volumeMounts: [{ name: 'data', mountPath: '/data' }],
              },
              {
                name: 'metrics',
                image: images.redisExporter.image,
                env: [{ name: 'REDIS_ADDR', value: `redis://localhost:${port}` }],
                ports: [{ name: 'metrics', containerPort: metricsPort }],
                resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '32Mi' } },
                readinessProbe: { httpGet: { path: '/health', port: 'metrics' }, periodSeconds: 10 },
                livenessProbe: { httpGet: { path: '/health', port: 'metrics' }, periodSeconds: 30 },
                securityContext: closed,
              },
            ],
            volumes: [{ name: 'data', emptyDir: { sizeLimit: '16Mi' } }],
          },
        },
      },
      { strategy: 'Two would be two caches: nobody knows which one was told' },
    ),
  }
}

const closed = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const
