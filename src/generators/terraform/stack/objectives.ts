import { meansOf } from '../../../design/means.ts'
import { reachedFromOutside } from '../../../design/plan/reach.ts'
import { windowsOf } from '../../../design/windows.ts'
import type { Release, Stage } from '../../../model/plan.ts'
import type { Alert, Slo } from '../../../model/watch.ts'
import { type Attributes, type Block, block, call, commented, ref } from '../../../syntax/hcl/build.ts'
import { allowed } from '../../../values/burn.ts'
import { printDuration } from '../../../values/duration.ts'
import { label } from '../module.ts'
import { isProduction, type StackContext } from './context.ts'
import { indicatorOf } from './indicators.ts'
import { judged, judgesCall } from './judges.ts'
import { balancerOf, targetsOf } from './releases.ts'

/** A continent each. */
const askers = ['us-east-1', 'eu-west-1', 'ap-southeast-1']
/** Route 53 measures from everywhere and tells it here. */
export const edgeRegion = 'us-east-1'

/** An objective that CloudWatch watches in one stage. */
export interface Watch {
  readonly slo: Slo
  readonly alert: Alert
  readonly stage: Stage
  readonly edge: boolean
  readonly attributes: Attributes
}

/** Objectives of production that no Prometheus watches. */
export function watchesOf(context: StackContext): Watch[] {
  const { plan, homes, stages, stack } = context
  return stages.filter(isProduction).flatMap((stage) =>
    plan.alerts.flatMap((alert): Watch[] => {
      const slo = plan.slos.find(({ name }) => name === alert.about)
      const means = slo && meansOf(slo, plan)
      if (!slo || !means || alert.kind !== 'error-budget-burn') return []
      const workload = plan.workloads.find(({ name }) => name === slo.service)
      const uses = workload?.service.uses ?? []
      const queue = homes.find(
        ({ store, stage: own }) => own === stage && store.module === 'queue' && uses.includes(store.name),
      )
      const release = context.releases.find((each) => each.stage === stage && each.workload.name === slo.service)
      const indicator = indicatorOf(means, {
        slo,
        call: label(stage.name, slo.service),
        balancer: workload ? balancerOf({ workload, stage }) : '',
        name: `${plan.system}-${stage.name}-${slo.service}`,
        targets: release ? targetsOf(release, context) : [],
        ...(queue && { queue: queue.module }),
        ...(workload && { pods: { system: plan.system, namespace: stage.namespace, service: workload.service } }),
      })
      const edge = means === 'health-check' && stack.region !== edgeRegion
      return indicator
        ? [{ slo, alert, stage, edge, attributes: attributesOf(alert, slo, stage, indicator, context) }]
        : []
    }),
  )
}

export function objectiveBlocks(context: StackContext): Block[] {
  return [
    ...checked(context).map(({ name, host, call }) =>
      block('module', [`${call}_check`], { source: '../../modules/health-check', name, host, latency: true }),
    ),
    ...reached(context).map(({ name, host, path, call }) =>
      block('module', [`${call}_check`], {
        source: '../../modules/health-check',
        name,
        host,
        path,
        regions: commented(
          'Enough to tell an outage from a bad line, and few enough not to drown what users ask.',
          askers,
        ),
      }),
    ),
    ...watchesOf(context).map(({ slo, stage, edge, attributes }) =>
      block('module', [objectiveCall(slo, stage)], {
        source: '../../modules/objective',
        ...(edge && { region: edgeRegion }),
        ...attributes,
        topic_arns: ref(`module.${edge ? 'edge_alarms' : 'alarms'}.topic_arns`),
      }),
    ),
  ]
}

export function objectiveCall({ name }: Slo, stage: Stage): string {
  return `${label(stage.name, name)}_objective`
}

/** Alarms that put a new version back: those that see within minutes how it answers. */
export function rollbackAlarms(release: Release, context: StackContext): Attributes {
  const own = watchesOf(context).filter(
    ({ slo, stage }) => stage === release.stage && slo.service === release.workload.name && slo.kind !== 'freshness',
  )
  if (own.length === 0 || release.workload.service.type === 'worker') return {}
  const alarms = own.map(({ slo, stage }) => ref(`module.${objectiveCall(slo, stage)}.quick_alarm`))
  return {
    rollback_alarms: judged(release, context)
      ? call('concat', alarms, ref(`module.${judgesCall(release)}.alarm_names`))
      : alarms,
  }
}

/** Sites that are looked at from outside. */
export function checked({ plan, stages }: StackContext) {
  const looked = plan.sites.filter(({ name }) =>
    plan.slos.some((slo) => slo.service === name && meansOf(slo, plan) === 'health-check'),
  )
  return stages.filter(isProduction).flatMap((stage) =>
    looked.map(({ name, hosts }) => ({
      stage,
      site: name,
      name: `${plan.system}-${stage.name}-${name}`,
      host: hosts[stage.name] ?? stage.host,
      call: label(stage.name, name),
    })),
  )
}

/** Services that are asked from outside whether they answer. A stage that waits for the loss of a region is not. */
export function reached({ plan, stages }: StackContext) {
  const open = reachedFromOutside(plan.workloads, plan.monitoring)
  return stages
    .filter((stage) => isProduction(stage) && stage.standsInFor === undefined)
    .flatMap((stage) =>
      open.flatMap(({ name, hosts, health }) => {
        const host = hosts[stage.name]
        return host === undefined
          ? []
          : [
              {
                stage,
                service: name,
                name: `${plan.system}-${stage.name}-${name}`,
                host,
                path: health.ready,
                call: label(stage.name, name),
              },
            ]
      }),
    )
}

function attributesOf(
  alert: Alert,
  slo: Slo,
  stage: Stage,
  indicator: NonNullable<ReturnType<typeof indicatorOf>>,
  { plan }: StackContext,
): Attributes {
  const { repository, branch } = plan.delivery
  return {
    name: `${plan.system}-${stage.name}-${alert.name}`,
    description: `${alert.summary}. Runbook: https://github.com/${repository}/blob/${branch}/${alert.runbook}`,
    metrics: indicator.metrics,
    share: indicator.share,
    ...(indicator.failures && { failures: indicator.failures }),
    pairs: Object.fromEntries(
      windowsOf(slo).map(({ long, short, burn, severity }) => [
        printDuration(long),
        {
          severity,
          limit: Number((burn * allowed(slo.objective)).toPrecision(6)),
          long: long / 1000,
          short: short / 1000,
        },
      ]),
    ),
  }
}
