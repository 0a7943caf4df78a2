import { gpuResource, sidecar } from '../../design/names.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { parseQuantity, printQuantity } from '../../values/quantity.ts'
import { wantsBalancer } from './services.ts'

/**
 * Room for every autoscaler at its maximum with a rollout under way, and not for a runaway: a quarter more that start,
 * and as many that have been told to end and still count.
 */
export function quota({ namespace, name }: Stage, { pods, storageClass, mesh }: Plan) {
  const most = (of: (workload: Workload) => number, spare = 2) =>
    pods.reduce((sum, workload) => {
      const count = workload.replicas[name]?.max ?? 0
      return sum + of(workload) * (count + spare * Math.ceil(count / 4))
    }, 0)
  const beside = (what: 'cpu' | 'memory') => (mesh === 'linkerd' ? (parseQuantity(sidecar.requests[what]) ?? 0) : 0)
  const gpus = most(({ service }) => service.gpus)
  const disk = most(({ service }) => service.disk ?? 0, 0)
  return [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace },
      spec: {
        hard: {
          'requests.cpu': printQuantity(
            Math.ceil(most(({ requests }) => (parseQuantity(requests.cpu) ?? 0) + beside('cpu'))),
            'cores',
          ),
          'requests.memory': printQuantity(
            most(({ requests }) => (parseQuantity(requests.memory) ?? 0) + beside('memory')),
            'bytes',
          ),
          ...(gpus > 0 && { [`requests.${gpuResource}`]: String(gpus) }),
          ...(disk > 0 && {
            [`${storageClass}.storageclass.storage.k8s.io/requests.storage`]: printQuantity(disk, 'bytes'),
          }),
          'services.loadbalancers': String(pods.filter((workload) => wantsBalancer(workload)).length),
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
