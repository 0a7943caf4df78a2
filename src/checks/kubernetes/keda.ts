import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const counts = { minReplicas: 'minReplicaCount', maxReplicas: 'maxReplicaCount' } as const
const common = { severity: 'high', level: 'default', on: KubernetesObject, controls: ['soc2/A1.1'] } as const

const ofAutoscaler: Check<KubernetesObject> = {
  ...common,
  title: 'ScaledObject has the fields of another autoscaler',
  why: `\`minReplicas\` and \`maxReplicas\` are those of a HorizontalPodAutoscaler; KEDA does not read them, and takes 0 and 100. It
calls them \`minReplicaCount\` and \`maxReplicaCount\`.`,
  *run({ apiVersion, kind, spec }, { resource }) {
    if (!isScaled(apiVersion, kind) || !isMap(spec)) return
    for (const [field, meant] of Object.entries(counts))
      if (spec[field] !== undefined && spec[meant] === undefined)
        yield {
          at: ['spec', field],
          part: 'key',
          message: `KEDA does not read \`${field}\`; call it \`${meant}\``,
          related: [{ resource, at: ['spec', meant], message: 'which is not given' }],
        }
  },
  examples: [
    {
      bad: scaledWith('minReplicas: 2, maxReplicas: 8'),
      good: scaledWith('minReplicaCount: 2, maxReplicaCount: 8'),
    },
  ],
}

const upsideDown: Check<KubernetesObject> = {
  ...common,
  title: 'ScaledObject has a least number above its greatest',
  why: `KEDA refuses it, and the workload keeps the number of replicas that it has. Without \`maxReplicaCount\` the greatest is 100.`,
  *run({ apiVersion, kind, spec }, { resource }) {
    const [least, most = 100, idle] = ['minReplicaCount', 'maxReplicaCount', 'idleReplicaCount'].map((field) =>
      valueAt(spec, [field]),
    )
    if (!isScaled(apiVersion, kind) || typeof least !== 'number') return
    if (typeof most === 'number' && least > most)
      yield {
        at: ['spec', 'minReplicaCount'],
        message: `\`${least}\` is more than the greatest, \`${most}\`; raise \`maxReplicaCount\``,
        related: [{ resource, at: ['spec', 'maxReplicaCount'], message: 'the greatest' }],
      }
    if (typeof idle === 'number' && idle >= least)
      yield {
        at: ['spec', 'idleReplicaCount'],
        message: `\`${idle}\` is not below \`minReplicaCount\`; take 0, the only one that KEDA supports`,
        related: [{ resource, at: ['spec', 'minReplicaCount'], message: `\`${least}\` at the least` }],
      }
  },
  examples: [
    {
      bad: scaledWith('minReplicaCount: 8, maxReplicaCount: 2'),
      good: scaledWith('minReplicaCount: 2, maxReplicaCount: 8'),
    },
    {
      bad: scaledWith('idleReplicaCount: 2, minReplicaCount: 2'),
      good: scaledWith('idleReplicaCount: 0, minReplicaCount: 2'),
    },
  ],
}

/** What KEDA makes of the numbers of a ScaledObject. */
export const checks = { 'fields-of-autoscaler': ofAutoscaler, 'least-above-greatest': upsideDown } as Readonly<
  Record<string, Check>
>

function isScaled(apiVersion: string, kind: string): boolean {
  return kind === 'ScaledObject' && apiVersion.startsWith('keda.sh/')
}

function scaledWith(fields: string): string {
  return `
    apiVersion: keda.sh/v1alpha1
    kind: ScaledObject
    metadata: { name: web }
    spec: { scaleTargetRef: { name: web }, ${fields}, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "60" } }] }
  `
}
