import type { Chaos, Plan, Stack, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { burning, judgesOf } from './steady.ts'

/** An experiment of Litmus: which of its programs, upon whom, with what settings. */
export interface Engine {
  readonly name: string
  readonly title: string
  /** Workload whose objectives judge it. */
  readonly about: string
  readonly on: Workload
  readonly program: 'pod-delete' | 'pod-network-latency' | 'pod-network-loss' | 'pod-io-stress'
  readonly settings: Readonly<Record<string, string>>
}

const seconds = 300

export function enginesOf({ namespace }: Stage, { subnets }: Stack, plan: Plan): Engine[] {
  const pods = plan.pods.filter(({ controller }) => controller !== 'CronJob')
  return [
    ...pods.map(
      (on): Engine => ({
        name: `kill-${on.name}`,
        title: `One pod of ${on.name} ends without a word`,
        about: on.name,
        on,
        program: 'pod-delete',
        settings: { CHAOS_INTERVAL: String(seconds), FORCE: 'true' },
      }),
    ),
    ...plan.edges.flatMap(({ from, to, kind }): Engine[] => {
      const on = pods.find(({ name }) => name === from)
      const called = pods.find(({ name }) => name === to)
      if (!on || (kind !== 'store' && !(kind === 'workload' && called))) return []
      const toward: Readonly<Record<string, string>> = called
        ? { DESTINATION_HOSTS: `${called.name}.${namespace}.svc.cluster.local` }
        : { DESTINATION_IPS: subnets.data.join(',') }
      const common = { about: from, on }
      return [
        {
          ...common,
          name: `slow-${from}-${to}`,
          title: `${to} answers one replica of ${from} 200 ms later`,
          program: 'pod-network-latency',
          settings: { ...toward, NETWORK_LATENCY: '200', JITTER: '50' },
        },
        {
          ...common,
          name: `lost-${from}-${to}`,
          title: `One replica of ${from} does not reach ${to} at all`,
          program: 'pod-network-loss',
          settings: { ...toward, NETWORK_PACKET_LOSS_PERCENTAGE: '100' },
        },
      ]
    }),
    ...pods.map(
      (on): Engine => ({
        name: `full-${on.name}`,
        title: `The scratch space of one pod of ${on.name} is written full`,
        about: on.name,
        on,
        program: 'pod-io-stress',
        settings: { FILESYSTEM_UTILIZATION_PERCENTAGE: '100', VOLUME_MOUNT_PATH: '/tmp' },
      }),
    ),
  ].filter(({ about }) => judgesOf(about, plan).length > 0)
}

/** The objectives are asked before, all the time while something is broken, which ends it when they suffer, and after. */
export function engine({ name, title, about, on, program, settings }: Engine, stage: Stage, chaos: Chaos, plan: Plan) {
  const query = `count(${burning(judgesOf(about, plan), stage.namespace)}) or vector(0)`
  const probe = (called: string, mode: 'SOT' | 'Continuous' | 'EOT', more: object = {}) => ({
    name: called,
    type: 'promProbe',
    mode,
    'promProbe/inputs': {
      endpoint: plan.monitoring.prometheus,
      query,
      comparator: { criteria: '<=', value: '0' },
    },
    runProperties: { probeTimeout: '5s', interval: '10s', attempt: 2, ...more },
  })
  const env = { TOTAL_CHAOS_DURATION: String(seconds), ...settings }
  return {
    apiVersion: 'litmuschaos.io/v1alpha1',
    kind: 'ChaosEngine',
    metadata: {
      name,
      namespace: chaos.namespace,
      labels: { 'app.kubernetes.io/part-of': plan.system, stage: stage.name },
      annotations: { description: title },
    },
    spec: {
      engineState: 'active',
      chaosServiceAccount: 'k8s-chaos-admin',
      appinfo: {
        appns: stage.namespace,
        applabel: `app.kubernetes.io/name=${on.name}`,
        appkind: kindOf(on, stage, plan),
      },
      experiments: [
        {
          name: program,
          spec: {
            components: { env: Object.entries(env).map(([key, value]) => ({ name: key, value })) },
            probe: [
              probe('before', 'SOT'),
              probe('steady', 'Continuous', { stopOnFailure: true }),
              // The share of five minutes forgets what was broken only after as many.
              probe('after', 'EOT', { initialDelay: '6m' }),
            ],
          },
        },
      ],
    },
  }
}

function kindOf({ name, controller }: Workload, stage: Stage, { rollouts }: Plan): string {
  if (rollouts.some(({ service, stages }) => service === name && stages.includes(stage.name))) return 'rollout'
  return controller.toLowerCase()
}
