import type { Plan } from '../../model/plan.ts'
import type { NodeClass, Workload } from '../../model/workload.ts'

const zone = 'topology.kubernetes.io/zone'
const host = 'kubernetes.io/hostname'

/** On which nodes its pods run, and how they keep away from each other there. */
export function placement({ nodes, labels, controller }: Workload, { stacks }: Plan) {
  const taint = stacks.flatMap((stack) => stack.nodes).find(({ name }) => name === nodes)?.taint
  const affinity = { ...nodeAffinity(nodes), ...(controller === 'StatefulSet' && apart(labels)) }
  return {
    ...(nodes !== 'spot' && { nodeSelector: { 'node-group': nodes } }),
    ...(Object.keys(affinity).length > 0 && { affinity }),
    ...(taint && { tolerations: [tolerationOf(taint)] }),
    ...(controller !== 'CronJob' && {
      topologySpreadConstraints:
        controller === 'Deployment' ? [spread(zone, versioned), spread(host, versioned)] : [spread(zone)],
    }),
  }

  function spread(topologyKey: string, more: object = {}) {
    return {
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
      ...more,
    }
  }
}

/** Pods of the version before do not count. */
const versioned = { matchLabelKeys: ['pod-template-hash'] }

/** Spot nodes where there are some, or else those of applications: a worker that runs beats one that waits for a bargain. */
function nodeAffinity(nodes: NodeClass) {
  if (nodes !== 'spot') return {}
  const among = (...values: readonly NodeClass[]) => ({
    matchExpressions: [{ key: 'node-group', operator: 'In', values }],
  })
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [among('spot', 'application')] },
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference: among('spot') }],
    },
  }
}

/** Two replicas with a disk each on one node would be lost together. */
function apart(matchLabels: Readonly<Record<string, string>>) {
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: host, labelSelector: { matchLabels } }],
    },
  }
}

/** Of `key=value:effect`. */
function tolerationOf(taint: string) {
  const [pair = '', effect] = taint.split(':')
  const [key, value] = pair.split('=')
  return { key, operator: 'Equal', value, effect }
}
