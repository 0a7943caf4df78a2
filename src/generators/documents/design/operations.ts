import { recoveryOf } from '../../../design/recovery.ts'
import { targetUse } from '../../../design/reliability.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Workload } from '../../../model/workload.ts'
import { printPercent } from '../../../values/percent.ts'
import { availabilitySection } from '../availability.ts'
import { table } from '../markdown.ts'
import { lost } from '../recovery.ts'

/** What is watched, what is kept, when it grows, and who comes when it breaks. */
export function operationsSection(blueprint: Blueprint): string {
  return [
    '### Monitoring',
    objectives(blueprint),
    'Alerts and their runbooks: [docs/runbooks](runbooks/README.md). What services must do to be measured: [service-contract.md](service-contract.md). Setting up: [first-apply.md](first-apply.md).',
    ...kept(blueprint),
    '### Availability arithmetic',
    availabilitySection(blueprint),
    '### Backup',
    backups(blueprint),
    '### Scaling triggers',
    scaling(blueprint),
    '### Incident response',
    incidents(blueprint),
  ].join('\n\n')
}

function objectives({ plan }: Blueprint): string {
  const rows = plan.slos.map(({ name, title, objective, windowDays }) => [
    name,
    printPercent(objective),
    title,
    `${windowDays} days`,
  ])
  return rows.length > 0 ? table(['Objective', 'Promised', 'Of', 'Window'], rows) : 'No share is promised of anything.'
}

/** What is kept of what was measured, written and followed, and for how long. */
function kept({ plan, decided }: Blueprint): string[] {
  const { logs, traces, retentionDays, dashboards } = plan.monitoring
  const rows = [
    ['Measurements', decided.observability?.meaning ?? '', `${retentionDays} days`],
    ...(logs ? [['Logs', decided.logs?.meaning ?? '', `${logs.days} days; ${logs.shortDays} outside production`]] : []),
    ...(traces
      ? [
          [
            'Traces',
            decided.traces?.meaning ?? '',
            `${traces.days} days; what failed, what was slow, ${printPercent(traces.share)} of the rest`,
          ],
        ]
      : []),
  ]
  if (decided.cluster?.answer !== 'eks') return []
  return [
    table(['What', 'Where', 'Kept'], rows),
    ...(dashboards
      ? [
          `Dashboards: \`kubectl -n ${plan.monitoring.namespace} port-forward service/kube-prometheus-stack-grafana 3000:80\`, then [objectives](${dashboards.url}/d/${dashboards.objectives}), [capacity](${dashboards.url}/d/${dashboards.capacity}), [cost](${dashboards.url}/d/${dashboards.cost}), [deliveries](${dashboards.url}/d/${dashboards.deliveries}).`,
        ]
      : []),
  ]
}

function backups({ plan, decided }: Blueprint): string {
  const kept = plan.stores.filter(({ backup }) => backup.method !== 'none')
  if (kept.length === 0) return 'Nothing needs one: what is kept can be made anew, or is the repository.'
  return table(
    ['Store', 'How', 'Kept', 'Loses at most'],
    kept.map(({ name, backup, datastore }) => [
      name,
      backup.method === 'point-in-time' ? 'to any moment' : 'once a day',
      `${backup.retentionDays} days${backup.copied ? ', in two regions' : ''}`,
      lost(recoveryOf(datastore, decided).data.rpo),
    ]),
  )
}

function scaling({ plan }: Blueprint): string {
  const rows = plan.workloads.map((workload) => [workload.name, trigger(workload)])
  return rows.length > 0 ? table(['Workload', 'Grows when'], rows) : 'The CDN grows by itself.'
}

function trigger({ scaling, platform, service }: Workload): string {
  if (service.type === 'job') return `never: it runs at \`${service.schedule}\``
  if (platform === 'functions') return 'a request comes and no instance is free'
  if (scaling.by === 'queue')
    return `more than ${scaling.backlog} messages of \`${scaling.store}\` wait for each replica`
  if (scaling.by === 'requests')
    return `a replica is sent more than ${scaling.perSecond} requests a second, or its processors are used above ${Math.round(targetUse * 100)}% of what it requests`
  if (scaling.by === 'fixed') return 'the spec says so: its number is fixed'
  return `its processors are used above ${Math.round(targetUse * 100)}% of what it requests`
}

/** Severities and response times of the requirements; a team changes them in its handbook. */
function incidents({ spec }: Blueprint): string {
  const pager = { pagerduty: 'PagerDuty', slack: 'Slack', email: 'e-mail' }[spec.team.pager]
  return [
    `Pages go to ${pager}, tickets to Slack. Causes make tickets; only what users feel pages.`,
    table(
      ['Severity', 'When', 'Somebody answers within'],
      [
        ['1', 'users cannot work, or data is lost', '5 minutes, day and night'],
        ['2', 'users are slowed down, or a budget burns fast', '15 minutes, day and night'],
        ['3', 'something works without its reserve', '1 hour, in working hours'],
        ['4', 'a matter of care', 'the next working day'],
      ],
    ),
  ].join('\n\n')
}
