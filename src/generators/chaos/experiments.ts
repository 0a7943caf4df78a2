import type { Edge, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'

/** One thing that is broken, and what must hold all the same. */
export interface Experiment {
  readonly name: string
  readonly title: string
  /** Workload whose objectives judge it. */
  readonly about: string
  /** Field of a template of Chaos Mesh, and what stands in it. */
  readonly field: 'podChaos' | 'networkChaos' | 'ioChaos'
  readonly templateType: 'PodChaos' | 'NetworkChaos' | 'IOChaos'
  readonly fault: Readonly<Record<string, unknown>>
}

/** What the design says it bears: a pod, a slow or lost neighbour, a full disk, a zone. */
export function experimentsOf(stage: Stage, stack: Stack, plan: Plan): Experiment[] {
  return [
    ...plan.pods.map((workload) => killed(workload, stage)),
    ...plan.edges
      .filter(({ kind }) => kind === 'workload' || kind === 'store')
      .flatMap((edge) => disturbed(edge, stage, stack, plan)),
    ...plan.pods.map((workload) => full(workload, stage)),
    ...zone(stage, stack, plan),
  ]
}

function selector({ labels }: Workload, { namespace }: Stage) {
  return { namespaces: [namespace], labelSelectors: labels }
}

function killed(workload: Workload, stage: Stage): Experiment {
  return {
    name: `kill-${workload.name}`,
    title: `One pod of ${workload.name} ends without a word`,
    about: workload.name,
    field: 'podChaos',
    templateType: 'PodChaos',
    fault: { action: 'pod-kill', mode: 'one', gracePeriod: 0, selector: selector(workload, stage) },
  }
}

/** One replica alone: the others show what it should be like. */
function disturbed({ from, to, kind }: Edge, stage: Stage, { subnets }: Stack, plan: Plan): Experiment[] {
  const caller = plan.pods.find(({ name }) => name === from)
  const called = plan.pods.find(({ name }) => name === to)
  if (!caller || (kind === 'workload' && !called)) return []
  const toward = called
    ? { target: { mode: 'all', selector: selector(called, stage) } }
    : { externalTargets: subnets.data }
  const common = { mode: 'one', selector: selector(caller, stage), direction: 'to', ...toward }
  const experiment = { about: from, field: 'networkChaos', templateType: 'NetworkChaos' } as const
  return [
    {
      ...experiment,
      name: `slow-${from}-${to}`,
      title: `${to} answers one replica of ${from} 200 ms later`,
      fault: { action: 'delay', ...common, delay: { latency: '200ms', jitter: '50ms', correlation: '25' } },
    },
    {
      ...experiment,
      name: `lossy-${from}-${to}`,
      title: `A tenth of what one replica of ${from} sends to ${to} is lost`,
      fault: { action: 'loss', ...common, loss: { loss: '10', correlation: '25' } },
    },
    {
      ...experiment,
      name: `lost-${from}-${to}`,
      title: `One replica of ${from} does not reach ${to} at all`,
      fault: { action: 'partition', ...common },
    },
  ]
}

/** Error 28 is what a disk says that is full. */
function full(workload: Workload, stage: Stage): Experiment {
  return {
    name: `full-${workload.name}`,
    title: `The scratch space of one pod of ${workload.name} is full`,
    about: workload.name,
    field: 'ioChaos',
    templateType: 'IOChaos',
    fault: {
      action: 'fault',
      mode: 'one',
      selector: selector(workload, stage),
      volumePath: '/tmp',
      path: '/tmp/**/*',
      methods: ['WRITE'],
      errno: 28,
      percent: 100,
    },
  }
}

function zone({ namespace }: Stage, { zones }: Stack, { pods }: Plan): Experiment[] {
  const [first] = zones
  const judge = pods.find(({ service }) => service.public) ?? pods[0]
  if (!first || !judge) return []
  return [
    {
      name: 'zone',
      title: `Everything in ${first} fails at once`,
      about: judge.name,
      field: 'podChaos',
      templateType: 'PodChaos',
      fault: {
        action: 'pod-failure',
        mode: 'all',
        selector: { namespaces: [namespace], nodeSelectors: { 'topology.kubernetes.io/zone': first } },
      },
    },
  ]
}
