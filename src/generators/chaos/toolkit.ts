import type { Chaos, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { judgesOf, steadyQuery } from './steady.ts'

/** An experiment of Chaos Toolkit. What it cannot break without an agent on the node is not among them: delay, loss, disks. */
export interface Trial {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly method: readonly Action[]
  readonly rollbacks: readonly Action[]
}

interface Action {
  readonly name: string
  readonly module: string
  readonly func: string
  readonly arguments: Readonly<Record<string, unknown>>
  /** Seconds that are waited for behind it. */
  readonly after?: number
}

export function trialsOf(stage: Stage, stack: Stack, chaos: Chaos, plan: Plan): Trial[] {
  const judge = plan.pods.find(({ service }) => service.public) ?? plan.pods[0]
  const zone = stack.zones[0]
  return [
    ...plan.pods.filter(({ controller }) => controller !== 'CronJob').map((workload) => killed(workload, stage)),
    ...plan.edges.flatMap(({ from, to, kind }) => {
      const called = plan.pods.find(({ name, controller }) => name === to && controller === 'Deployment')
      return kind === 'workload' && called ? [lost(from, called, stage)] : []
    }),
    // The nodes of a cluster that production shares are not for this.
    ...(judge && zone && chaos.apart ? [drained(judge.name, zone)] : []),
  ].filter(({ about }) => judgesOf(about, plan).length > 0)
}

function killed({ name, labels }: Workload, { namespace }: Stage): Trial {
  return {
    name: `kill-${name}`,
    title: `One pod of ${name} ends without a word`,
    about: name,
    method: [
      {
        name: 'end one pod',
        module: 'chaosk8s.pod.actions',
        func: 'terminate_pods',
        arguments: { ns: namespace, label_selector: selector(labels), qty: 1, rand: true, grace_period: 0 },
        after: 300,
      },
    ],
    rollbacks: [],
  }
}

function lost(from: string, { name, replicas }: Workload, { namespace, name: stage }: Stage): Trial {
  const scale = (called: string, to: number, after?: number): Action => ({
    name: called,
    module: 'chaosk8s.deployment.actions',
    func: 'scale_deployment',
    arguments: { name, ns: namespace, replicas: to },
    ...(after !== undefined && { after }),
  })
  return {
    name: `lost-${from}-${name}`,
    title: `${from} finds nothing of ${name} for five minutes`,
    about: from,
    method: [scale('take every pod away', 0, 300)],
    rollbacks: [scale('bring them back', replicas[stage]?.min ?? 1)],
  }
}

function drained(about: string, zone: string): Trial {
  const label = { label_selector: `topology.kubernetes.io/zone=${zone}` }
  return {
    name: 'zone',
    title: `Nothing may run in ${zone}`,
    about,
    method: [
      {
        name: 'empty the zone',
        module: 'chaosk8s.node.actions',
        func: 'drain_nodes',
        arguments: { ...label, delete_pods_with_local_storage: true, timeout: 300 },
        after: 300,
      },
    ],
    rollbacks: [{ name: 'open it again', module: 'chaosk8s.node.actions', func: 'uncordon_node', arguments: label }],
  }
}

/** As `chaos run` reads it. The hypothesis is asked before, all the time while something is broken, and after. */
export function experiment(trial: Trial, stage: Stage, plan: Plan): unknown {
  const action = ({ name, module, func, arguments: args, after }: Action) => ({
    type: 'action',
    name,
    provider: { type: 'python', module, func, arguments: args },
    ...(after !== undefined && { pauses: { after } }),
  })
  const query = encodeURIComponent(steadyQuery(judgesOf(trial.about, plan), stage.namespace))
  return {
    version: '1.0.0',
    title: trial.title,
    description: `While it is broken, the budget of the objectives beside ${trial.about} does not burn faster than pages in production.`,
    tags: [plan.system, stage.name],
    configuration: { prometheus: { type: 'env', key: 'PROMETHEUS', default: 'http://localhost:9090' } },
    'steady-state-hypothesis': {
      title: 'No budget burns too fast',
      probes: [
        {
          type: 'probe',
          name: 'Prometheus can answer',
          tolerance: 200,
          provider: { type: 'http', url: `\${prometheus}/api/v1/query?query=${query}`, timeout: 5 },
        },
      ],
    },
    method: trial.method.map(action),
    rollbacks: trial.rollbacks.map(action),
  }
}

function selector(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
}
