const withPods = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'ReplicationController', 'Job']
const template = ['spec', 'template']
const jobTemplate = ['spec', 'jobTemplate']

/** The metadata of the pods that a kind makes, and of what makes them. */
export const templates = (kind: string): readonly (readonly string[])[] => {
  if (withPods.includes(kind)) return [[...template, 'metadata']]
  return kind === 'CronJob'
    ? [
        [...jobTemplate, 'metadata'],
        [...jobTemplate, ...template, 'metadata'],
      ]
    : []
}

/** Selectors that are made where there are none. */
export const always: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec', 'selector'],
  ReplicationController: ['spec', 'selector'],
  Deployment: ['spec', 'selector', 'matchLabels'],
  ReplicaSet: ['spec', 'selector', 'matchLabels'],
  DaemonSet: ['spec', 'selector', 'matchLabels'],
  StatefulSet: ['spec', 'selector', 'matchLabels'],
}

const affinity = ['podAffinity', 'podAntiAffinity'].flatMap((which) => [
  [...template, 'spec', 'affinity', which, 'preferredDuringSchedulingIgnoredDuringExecution', '*', 'podAffinityTerm'],
  [...template, 'spec', 'affinity', which, 'requiredDuringSchedulingIgnoredDuringExecution', '*'],
])
const spread = [...affinity, [...template, 'spec', 'topologySpreadConstraints', '*']].map((path) => [
  ...path,
  'labelSelector',
  'matchLabels',
])
/** Selectors that only grow where they are. */
export const whereThere: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Deployment: spread,
  StatefulSet: spread,
  Job: [['spec', 'selector', 'matchLabels']],
  CronJob: [[...jobTemplate, 'spec', 'selector', 'matchLabels']],
  PodDisruptionBudget: [['spec', 'selector', 'matchLabels']],
  NetworkPolicy: [
    ['spec', 'podSelector', 'matchLabels'],
    ['spec', 'ingress', '*', 'from', '*', 'podSelector', 'matchLabels'],
    ['spec', 'egress', '*', 'to', '*', 'podSelector', 'matchLabels'],
  ],
}
