import type { Plan } from '../../model/plan.ts'
import { printDuration } from '../../values/duration.ts'
import { printPercent } from '../../values/percent.ts'
import { runbookUrl } from '../scope.ts'
import type { Measure } from './indicator.ts'
import { pairsOf, type Watch } from './rules.ts'

/** What objectives have in common: the data source, the services, and who is told. */
export function openSloParts(watches: readonly Watch[], { system, monitoring }: Plan): unknown[] {
  const services = [...new Set(watches.map(({ slo }) => slo.service))]
  return [
    object('DataSource', source, {
      description: 'Prometheus of each cluster',
      type: 'Prometheus',
      connectionDetails: {
        url: `http://kube-prometheus-stack-prometheus.${monitoring.namespace}.svc.cluster.local:9090`,
      },
    }),
    ...services.map((name) => object('Service', name, { description: `${name} of ${system}` })),
    object('AlertNotificationTarget', 'page', { description: 'Wakes somebody', target: monitoring.receivers.page }),
    object('AlertNotificationTarget', 'ticket', {
      description: 'Waits until the morning',
      target: monitoring.receivers.ticket,
    }),
  ]
}

/** An objective with its indicator, and a policy for each pair of windows: OpenSLO allows one condition in each. */
export function openSlo(watch: Watch, plan: Plan): unknown[] {
  const { slo, alert, indicator } = watch
  const { pairs } = pairsOf(watch, plan)
  const policies = pairs.map((pair) => ({
    ...pair,
    name: `${slo.name}-burns-at-${String(pair.burn).replace('.', '-')}`,
  }))
  return [
    object('SLO', slo.name, {
      description: `${printPercent(slo.objective)} ${slo.title}`,
      service: slo.service,
      indicator: { metadata: { name: slo.name }, spec: { ratioMetric: ratio(indicator.measure) } },
      timeWindow: [{ duration: `${slo.windowDays}d`, isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName: slo.title, target: slo.objective }],
      alertPolicies: policies.map(({ name }) => ({ alertPolicyRef: name })),
    }),
    ...policies.map(({ name, burn, long, short, severity }) =>
      object('AlertPolicy', name, {
        description: `${alert.summary}. Runbook: ${runbookUrl(alert.runbook, plan)}`,
        alertWhenBreaching: true,
        alertWhenResolved: true,
        alertWhenNoData: false,
        conditions: [
          {
            kind: 'AlertCondition',
            metadata: { name },
            spec: {
              description: `Burns at ${burn} over ${printDuration(long)}, and in the last ${printDuration(short)} still`,
              severity,
              condition: {
                kind: 'burnrate',
                op: 'gt',
                threshold: burn,
                lookbackWindow: printDuration(long),
                alertAfter: '0m',
              },
            },
          },
        ],
        notificationTargets: [{ targetRef: severity }],
      }),
    ),
  ]
}

const source = 'prometheus'

function object(kind: string, name: string, spec: unknown): unknown {
  return { apiVersion: 'openslo/v1', kind, metadata: { name }, spec }
}

function ratio(measure: Measure): unknown {
  const metric = (query: string) => ({ metricSource: { metricSourceRef: source, type: 'Prometheus', spec: { query } } })
  if ('failure' in measure) return { rawType: 'failure', raw: metric(measure.failure) }
  return { counter: true, [measure.partIs]: metric(measure.part), total: metric(measure.total) }
}
