import type { Plan, Stage } from '../../model/blueprint.ts'
import { parseQuantity, printQuantity } from '../../values/quantity.ts'

export function namespace({ namespace, name }: Stage) {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        'app.kubernetes.io/part-of': namespace,
        stage: name,
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
    },
  }
}

/** Room for every autoscaler at its maximum with a rollout under way (a quarter more), and not for a runaway. */
export function quota({ namespace, name }: Stage, { workloads }: Plan) {
  const most = (of: 'cpu' | 'memory') =>
    workloads.reduce((sum, { requests, replicas }) => {
      const pods = replicas[name]?.max ?? 0
      return sum + (parseQuantity(requests[of]) ?? 0) * (pods + Math.ceil(pods / 4))
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
