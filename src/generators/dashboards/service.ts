import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { runbookUrl } from '../scope.ts'
import { type Page, stageVariable } from './page.ts'
import { lines, number, type Panel, type Section } from './panel.ts'
import { saturation } from './saturation.ts'
import { signalsOf } from './signals.ts'

/** Traffic, errors, latency and saturation of one service. */
export function servicePage({ plan, spec }: Blueprint, name: string, uid: string): Page | undefined {
  const service = spec.services.find((each) => each.name === name)
  const workload = plan.pods.find((each) => each.name === name)
  const site = plan.sites.find((each) => each.name === name)
  if (!service || (!workload && !site)) return undefined
  return {
    uid,
    title: `${plan.system}: ${name}`,
    means: `Traffic, errors, latency and saturation of ${name}.`,
    variables: [stageVariable(plan)],
    sections: [
      { title: 'Promises', panels: plan.slos.filter((slo) => slo.service === name).map(promise) },
      ...(workload ? [signalsOf(service), saturation(workload, plan), ...written(workload, plan)] : [seen(name)]),
    ],
  }

  function promise(slo: (typeof plan.slos)[number]): Panel {
    const alert = plan.alerts.find(({ about, kind }) => about === slo.name && kind === 'error-budget-burn')
    return number(
      `Budget left: ${slo.title}`,
      `slo:error_budget_left:ratio{slo="${slo.name}", namespace="$namespace"}`,
      {
        width: 12,
        unit: 'percentunit',
        base: 'red',
        steps: [
          [0.1, 'orange'],
          [0.5, 'green'],
        ],
        links: [
          { title: 'All objectives', url: `/d/${plan.monitoring.dashboards?.objectives}` },
          ...(alert ? [{ title: 'Runbook', url: runbookUrl(alert.runbook, plan) }] : []),
        ],
      },
    )
  }
}

/** Its newest complaints, each with the way to its trace. */
function written({ name }: Workload, { monitoring }: Plan): Section[] {
  const queries = monitoring.search
    ? [
        {
          expr: `kubernetes.namespace_name:"$namespace" AND kubernetes.container_name:"${name}" AND level:(warn OR warning OR WARN OR WARNING OR error OR ERROR OR fatal OR FATAL)`,
          lucene: true as const,
        },
      ]
    : monitoring.logs?.to === 'loki'
      ? [{ expr: `{namespace="$namespace", app="${name}", level=~"(?i)warn|warning|error|fatal"}` }]
      : []
  if (queries.length === 0) return []
  return [
    {
      title: 'Logs',
      panels: [
        {
          title: 'Warnings and errors',
          shape: 'logs',
          width: 24,
          height: 10,
          queries,
        },
      ],
    },
  ]
}

/** A site has no process: what can be seen is seen from outside. */
function seen(name: string): Section {
  const own = `{service="${name}", namespace="$namespace"}`
  return {
    title: 'Seen from outside',
    panels: [
      lines(
        'Probes that succeed',
        [{ expr: `avg by (instance) (avg_over_time(probe_success${own}[5m]))`, legend: '{{instance}}' }],
        {
          unit: 'percentunit',
          max: 1,
        },
      ),
      lines('Time of a probe', [{ expr: `max by (instance) (probe_duration_seconds${own})`, legend: '{{instance}}' }], {
        unit: 's',
      }),
      number('Certificate ends in', `min(probe_ssl_earliest_cert_expiry${own}) - time()`, {
        unit: 's',
        base: 'red',
        steps: [[14 * 86_400, 'green']],
      }),
    ],
  }
}
