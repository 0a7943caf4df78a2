import type { Plan, Stage } from '../../model/plan.ts'
import { parseQuantity, printQuantity } from '../../values/quantity.ts'

export function namespace({ namespace, name, environment }: Stage, { system, workloads, chaos }: Plan) {
  const balanced = workloads.some(({ hosts }) => hosts[name])
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        'app.kubernetes.io/part-of': system,
        stage: name,
        // A pod is ready only when its load balancer agrees, so a rollout never outruns it.
        ...(balanced && { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' }),
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
      ...(chaos?.stage === name && { annotations: { 'chaos-mesh.org/inject': 'enabled' } }),
      ...(environment.kind === 'production' && {
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' },
      }),
    },
  }
}

/**
 * Room for every autoscaler at its maximum with a rollout under way, and not for a runaway: a quarter more that start,
 * and as many that have been told to end and still count.
 */
export function quota({ namespace, name }: Stage, { workloads }: Plan) {
  const most = (of: 'cpu' | 'memory') =>
    workloads.reduce((sum, { requests, replicas }) => {
      const pods = replicas[name]?.max ?? 0
      return sum + (parseQuantity(requests[of]) ?? 0) * (pods + 2 * Math.ceil(pods / 4))
    }, 0)
  return [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace },
      spec: {
        hard: {
          'requests.cpu': printQuantity(Math.ceil(most('cpu')), 'cores'),
          'requests.memory': printQuantity(most('memory'), 'bytes'),
          'services.loadbalancers': '0',
          'services.nodeports': '0',
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'limits', namespace },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: { cpu: '50m', memory: '64Mi' },
            default: { memory: '256Mi' },
          },
        ],
      },
    },
  ]
}
