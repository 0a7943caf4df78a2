import { price } from '../../facts/prices.ts'
import type { Answers } from '../../model/blueprint.ts'
import type { Stack, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Secret } from '../../model/store.ts'
import type { Dashboards, Monitoring } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { judged } from '../addon.ts'
import { historyOf } from './history.ts'
import { logSearchOf } from './log-search.ts'
import { logsOf } from './logs.ts'
import { diskFor, retentionDays } from './retention.ts'
import { tracesOf } from './traces.ts'

const scrapeInterval = 30_000

/** What watches: its names, its secrets, how much it keeps. */
export function monitoringOf(
  spec: Spec,
  decided: Answers,
  stacks: readonly Stack[],
  stages: readonly Stage[],
  pods: readonly Workload[],
): Monitoring {
  const remote = (what: string) => Object.fromEntries(stacks.map(({ name }) => [name, `${spec.name}/${name}/${what}`]))
  const secret: Secret = {
    name: 'alertmanager-receivers',
    remote: remote('alerting'),
    keys: [
      ...(spec.team.pager === 'pagerduty' && judged(decided)
        ? [{ key: 'pagerduty-routing-key', variable: 'PAGERDUTY_ROUTING_KEY', secret: true }]
        : []),
      { key: 'slack-webhook-url', variable: 'SLACK_WEBHOOK_URL', secret: true },
      // Of a service outside that raises the alarm when Alertmanager stops calling it.
      ...(judged(decided) ? [{ key: 'dead-man-url', variable: 'DEAD_MAN_URL', secret: true }] : []),
    ],
  }
  const dashboards =
    decided.observability?.answer === 'prometheus' ? dashboardsOf(spec, remote('grafana'), pods) : undefined
  const vendor = vendorOf(decided, remote)
  const logs = logsOf(spec, decided, stacks, stages)
  const history = historyOf(spec, decided, remote)
  const traces = tracesOf(spec, decided, stacks)
  const search = logSearchOf(spec, decided, stacks, logs, traces)
  const judge = judged(decided) ? 'prometheus' : 'cloudwatch'
  return {
    judge,
    ...(judge === 'cloudwatch' &&
      pods.length > 0 && {
        counted: { groups: Object.fromEntries(stacks.map(({ name }) => [name, `/${spec.name}/${name}/metrics`])) },
      }),
    namespace: 'monitoring',
    prometheus: 'http://kube-prometheus-stack-prometheus.monitoring:9090',
    selector: { release: 'kube-prometheus-stack' },
    scrapeInterval,
    receivers: { page: spec.team.pager, ticket: 'slack' },
    paths: Object.fromEntries(stacks.map(({ name }) => [name, `monitoring/stacks/${name}`])),
    alertmanager: 'alertmanager-config',
    secret,
    secrets: [
      secret,
      ...(dashboards ? [dashboards.secret] : []),
      ...(vendor ? [vendor] : []),
      ...(history?.secret ? [history.secret] : []),
    ],
    retentionDays,
    disks: Object.fromEntries(stacks.map((stack) => [stack.name, diskFor(stack, pods, scrapeInterval)])),
    nodePrices: pricesOf(stacks),
    ...(dashboards && { dashboards }),
    ...(logs && { logs }),
    ...(traces && { traces }),
    ...(search && { search }),
    ...(history && { history }),
    ...(vendor && { vendor }),
  }
}

function vendorOf(decided: Answers, remote: (what: string) => Secret['remote']): Secret | undefined {
  const name = decided.observability?.answer
  if (name !== 'datadog' && name !== 'new-relic') return undefined
  const variable = name === 'datadog' ? 'DATADOG_API_KEY' : 'NEW_RELIC_LICENSE_KEY'
  return { name, remote: remote(name), keys: [{ key: 'key', variable, secret: true }] }
}

/** A machine that waits in the recovery region too is priced where it serves. */
function pricesOf(stacks: readonly Stack[]): Monitoring['nodePrices'] {
  const serving = stacks.filter(({ purpose }) => purpose !== 'recovery')
  const found = [...stacks, ...serving].flatMap(({ nodes, region }) =>
    nodes.flatMap(({ instance }) => {
      const each = price(`ec2/${instance}`, region)
      return each ? [[instance, { usd: each.usd, date: each.date }] as const] : []
    }),
  )
  return Object.fromEntries(found)
}

/** A service has a page where Prometheus sees it: its pods, or its files through a CDN. */
function dashboardsOf(
  { name: system, services }: Spec,
  remote: Secret['remote'],
  pods: readonly Workload[],
): Dashboards {
  const seen = services.filter(({ name, runtime }) => runtime === 'static' || pods.some((pod) => pod.name === name))
  return {
    secret: {
      name: 'grafana-administrator',
      remote,
      keys: [
        { key: 'user', variable: 'GRAFANA_USER', secret: true },
        { key: 'password', variable: 'GRAFANA_PASSWORD', secret: true },
      ],
    },
    url: 'http://localhost:3000',
    path: 'dashboards',
    objectives: `${system}-objectives`,
    capacity: `${system}-capacity`,
    cost: `${system}-cost`,
    stores: `${system}-stores`,
    deliveries: `${system}-deliveries`,
    ...(services.some(({ figures }) => figures.length > 0) && { business: `${system}-business` }),
    services: Object.fromEntries(seen.map(({ name }) => [name, `${system}-service-${name}`])),
  }
}
