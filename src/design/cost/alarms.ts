import type { Planned } from '../../model/plan.ts'
import type { Slo } from '../../model/watch.ts'
import { meansOf } from '../means.ts'
import { windowsOf } from '../windows.ts'

interface Alarms {
  /** Each metric that an alarm looks at is charged by itself. */
  readonly metrics: number
  /** What is told when others are red together. */
  readonly composite: number
}

/** What watches production in CloudWatch: an alarm for each thing that can break, and for an objective one for each window. */
export function alarmsOf(plan: Planned): Alarms {
  const told = plan.alerts.filter(({ source }) => source === 'cloudwatch')
  const objectives = told.flatMap(({ kind, about }) =>
    kind === 'error-budget-burn' ? plan.slos.filter(({ name }) => name === about) : [],
  )
  const watched = objectives
    .map((slo) => ({ metrics: metricsOf(slo, plan), windows: windowsOf(slo) }))
    .filter(({ metrics }) => metrics > 0)
  return {
    metrics:
      told.length -
      objectives.length +
      judges(plan) +
      watched.reduce((sum, { metrics, windows }) => sum + 2 * windows.length * metrics, 0),
    composite: watched.reduce((sum, { windows }) => sum + new Set(windows.map(({ severity }) => severity)).size, 0),
  }
}

/** How many metrics say which share of an objective was bad. */
function metricsOf(slo: Slo, plan: Planned): number {
  const means = meansOf(slo, plan)
  if (means === undefined || means === 'prometheus') return 0
  if (means === 'health-check') return slo.under === undefined ? 1 : 0
  if (means !== 'load-balancer') return 2
  // What the balancer answers itself, it counts for all of its groups together.
  return slo.under === undefined ? 4 * groupsOf(slo, plan) + 1 : 2 * groupsOf(slo, plan)
}

/** Versions that take turns have a target group each. */
function groupsOf({ service }: Slo, { shifts, workloads }: Planned): number {
  const containers = workloads.some(({ name, platform }) => name === service && platform === 'containers')
  return containers && shifts.some((shift) => shift.service === service) ? 2 : 1
}

/** Of versions that share the traffic each has its own. */
function judges({ shifts, workloads }: Planned): number {
  const tasks = shifts.filter(({ service }) =>
    workloads.some(({ name, platform }) => name === service && platform === 'containers'),
  )
  return tasks.reduce((sum, shift) => sum + 2 * shift.judges.length, 0)
}
