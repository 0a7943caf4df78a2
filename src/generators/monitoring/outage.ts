import type { Plan } from '../../model/plan.ts'
import type { Service } from '../../model/spec.ts'
import type { AlertKind, Slo } from '../../model/watch.ts'
import { inNamespaces, serious, watched } from '../scope.ts'
import { countersOf } from './counters.ts'

/** How an outage is seen that leaves no events to judge: 0 of 0 requests is no ratio, so burn rates stay silent. */
export interface Outage {
  /** Absent where no rule is needed or none would be honest. */
  readonly expr?: string
  /** For a comment. */
  readonly because: string
  description(namespace: string): string
  /** Series for unit tests, without `namespace`: what they are in an outage and what otherwise. */
  readonly samples: {
    readonly down: Readonly<Record<string, string>>
    readonly up: Readonly<Record<string, string>>
    /** Down, and not long enough to be told. */
    readonly young?: Readonly<Record<string, string>>
  }
}

export function outageOf(slo: Slo, plan: Plan, service: Service | undefined): Outage {
  const { name } = slo
  if (slo.kind === 'probe') return none('Probes come whether users do or not, so an outage is always in the ratio.')
  if (slo.kind !== 'availability')
    return none(`An outage that leaves no events to judge is for ${slo.service}-availability.`)
  const workload = plan.pods.find((each) => each.name === slo.service)
  if (workload && Object.keys(workload.hosts).length > 0) return unanswered(slo, plan)
  const queue = plan.alerts.find(
    ({ kind, about }) => waiting.has(kind) && service?.uses.includes(about) && service.type === 'worker',
  )
  if (queue)
    return none(
      `No job is no outage: nothing may be waiting. ${queue.name} pages when messages wait and nobody takes them.`,
    )
  const stages = serious(watched(plan)).filter(({ name: stage, environment }) => stage === environment.name)
  if (workload && stages.length > 0 && slo.rate * quiet * silence >= surely) return unused(slo, plan, service)
  return none(`At ${slo.rate} events a second silence may be rest: an outage without events is not seen by ${name}.`)
}

const waiting: ReadonlySet<AlertKind> = new Set(['queue-stalled', 'stream-behind'])

function none(because: string): Outage {
  return { because, description: () => '', samples: { down: {}, up: {} } }
}

function unanswered({ service }: Slo, plan: Plan): Outage {
  const sample = `probe_success{service="${service}",instance="endpoint"}`
  const probes = `probe_success{service="${service}", ${inNamespaces(watched(plan))}}[5m]`
  // One probe that fails right after the first is no five minutes; some may be lost on the way.
  const enough = Math.floor((0.8 * 5 * 60_000) / plan.monitoring.scrapeInterval)
  return {
    because: 'When nothing arrives, nothing fails: 0 of 0 is no ratio. So a probe from outside has a say too.',
    expr: [
      `max by (namespace) (max_over_time(${probes})) == 0`,
      `and max by (namespace) (count_over_time(${probes})) >= ${enough}`,
    ].join('\n'),
    description: (namespace) => `No probe of ${service} in ${namespace} has been answered for five minutes.`,
    samples: { down: { [sample]: '0x140' }, up: { [sample]: '1x114 0x10' }, young: { [sample]: '_x114 0x10' } },
  }
}

/** Seconds without any event. */
const silence = 900
/** A hundredth of the average is what the quietest hour is taken to bring. */
const quiet = 0.01
/** Events that would have to fail to arrive for a wrong page: of so many, none comes once in 22,000 times (Poisson). */
const surely = 10

function unused(slo: Slo, plan: Plan, service: Service | undefined): Outage {
  const { all, samples } = countersOf(slo, service)
  const stages = inNamespaces(serious(watched(plan)).filter(({ name, environment }) => name === environment.name))
  const deployment = plan.rollouts.some((rollout) => rollout.service === slo.service)
    ? `rollout_info_replicas_desired{name="${slo.service}"`
    : `kube_deployment_spec_replicas{deployment="${slo.service}"`
  const matched = [`job="${slo.service}"`, stages, ...all.matchers].join(', ')
  const series = samples.good[0] ?? samples.all[0] ?? ''
  return {
    because: `When nothing arrives, nothing fails: 0 of 0 is no ratio. At ${slo.rate} events a second on average, a quarter of an hour without any is an outage.`,
    expr: `max by (namespace) (${deployment}, ${stages}}) > 0\nunless sum by (namespace) (increase(${all.name}{${matched}}[15m])) > 0`,
    description: (namespace) => `${slo.service} in ${namespace} has had nothing to do for a quarter of an hour.`,
    samples: {
      down: { [`${deployment}}`]: '2x140', [series]: '7x140' },
      up: { [`${deployment}}`]: '2x140', [series]: '0+7x140' },
    },
  }
}
