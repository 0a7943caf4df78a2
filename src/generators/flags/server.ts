import { toolImages } from '../../facts/tools.ts'
import type { FlagSet, Flags } from '../../model/flags.ts'
import type { Plan } from '../../model/plan.ts'

/** What answers for the switches of one environment. Without it services go by the defaults in their code. */
export function serverObjects(own: FlagSet, flags: Flags, plan: Plan): unknown[] {
  const labels = { 'app.kubernetes.io/name': own.server, 'app.kubernetes.io/part-of': plan.system }
  const metadata = { name: own.server, labels }
  const { rpc, management, rest } = flags.ports
  const ports = { rpc, rest, management }
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: own.production ? 2 : 1,
        revisionHistoryLimit: 5,
        selector: { matchLabels: labels },
        // New switches are new pods: a file that flagd cannot read leaves those before in place.
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: { metadata: { labels }, spec: podOf(own, ports, labels, plan) },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: labels,
        ports: [
          { name: 'grpc', port: rpc, targetPort: 'rpc', appProtocol: 'grpc' },
          { name: 'http', port: rest, targetPort: 'rest' },
        ],
      },
    },
    ...(own.production
      ? [
          {
            apiVersion: 'policy/v1',
            kind: 'PodDisruptionBudget',
            metadata,
            spec: { maxUnavailable: 1, selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
          },
        ]
      : []),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: own.stages.map((stage) => ({ namespaceSelector: { matchLabels: { stage } } })),
            ports: [rpc, rest].map((port) => ({ protocol: 'TCP', port })),
          },
        ],
      },
    },
  ]
}

function podOf(own: FlagSet, ports: Readonly<Record<string, number>>, labels: object, { system }: Plan) {
  return {
    automountServiceAccountToken: false,
    priorityClassName: `${system}-serving`,
    terminationGracePeriodSeconds: 30,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      fsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
    })),
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 50,
            podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } },
          },
        ],
      },
    },
    containers: [
      {
        name: 'flagd',
        image: toolImages.flagd.image,
        args: ['start', '--uri', 'file:/etc/flagd/flags.json'],
        ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort })),
        readinessProbe: { httpGet: { path: '/readyz', port: 'management' }, periodSeconds: 5 },
        livenessProbe: { httpGet: { path: '/healthz', port: 'management' }, periodSeconds: 10, failureThreshold: 6 },
        resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '64Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
        volumeMounts: [{ name: 'flags', mountPath: '/etc/flagd', readOnly: true }],
      },
    ],
    volumes: [{ name: 'flags', configMap: { name: own.server } }],
  }
}

/** Nothing enters or leaves but what a policy of its own lets through. It is no part of the system for admission: its image is not ours. */
export function ground({ namespace }: Flags): unknown[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'limits', namespace },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: { cpu: '20m', memory: '64Mi' },
            default: { memory: '128Mi' },
          },
        ],
      },
    },
  ]
}
