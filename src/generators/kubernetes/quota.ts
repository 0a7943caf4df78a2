import { gpuResource, sidecar } from '../../design/names.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { parseQuantity, printQuantity } from '../../values/quantity.ts'
import { wantsBalancer } from './services.ts'

const teller = { cpu: '10m', memory: '32Mi' } as const

/** Room for every autoscaler at its maximum with a rollout under way, and not for a runaway. */
export function quota({ namespace, name }: Stage, { pods, caches, rollouts, storageClass, mesh }: Plan) {
  const sum = (of: (workload: Workload, count: number) => number) =>
    pods.reduce((sum, workload) => sum + of(workload, workload.replicas[name]?.max ?? 0), 0)
  const most = (of: (workload: Workload) => number) =>
    sum((workload, count) => of(workload) * (count + spare(workload, count)))
  const beside = (what: 'cpu' | 'memory') => (mesh === 'linkerd' ? (parseQuantity(sidecar.requests[what]) ?? 0) : 0)
  /** A cache, what tells of it, and one that has been told to end and still counts. */
  const kept = (what: 'cpu' | 'memory') =>
    2 *
    caches.reduce(
      (sum, { requests }) =>
        sum + (parseQuantity(requests[what]) ?? 0) + (parseQuantity(teller[what]) ?? 0) + beside(what),
      0,
    )
  const gpus = most(({ service }) => service.gpus)
  const disk = sum(({ service }, count) => (service.disk ?? 0) * count)

  /** Beside those that serve: a second set where all change over at once, else a quarter that starts; and a quarter that has been told to end and still counts. */
  function spare(workload: Workload, count: number): number {
    const doubled = rollouts.some(
      ({ service, by, stages }) => service === workload.name && by === 'blue-green' && stages.includes(name),
    )
    const quarter = Math.ceil(count / 4)
    return (doubled ? count : quarter) + quarter
  }
  return [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace },
      spec: {
        hard: {
          'requests.cpu': printQuantity(
            Math.ceil(most(({ requests }) => (parseQuantity(requests.cpu) ?? 0) + beside('cpu')) + kept('cpu')),
            'cores',
          ),
          'requests.memory': printQuantity(
            most(({ requests }) => (parseQuantity(requests.memory) ?? 0) + beside('memory')) + kept('memory'),
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
