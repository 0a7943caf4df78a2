import type { Alert, AlertKind } from '../../../model/watch.ts'
import {
  type Attributes,
  type Block,
  block,
  commented,
  operation,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { allowed } from '../../../values/burn.ts'
import { isProduction, type StackContext, type StoreHome } from './context.ts'
import { failedJobs } from './failed-jobs.ts'
import { logSearchMeasures } from './log-search.ts'
import { domainOf } from './log-search-domain.ts'
import { byModule, type Measure } from './measures.ts'
import { metric } from './metric.ts'
import { checked, edgeRegion, reached, watchesOf } from './objectives.ts'
import { podAlarmsOf } from './pod-alarms.ts'
import { releaseAlarmsOf } from './release-alarms.ts'
import { keptHere, overdue } from './secret-keeper.ts'
import { keptIn } from './vault.ts'

/** Alarms for what CloudWatch measures. Only where users are: nobody is woken for a development database. */
export function alarmBlocks(context: StackContext): Block[] {
  const own = alarmsOf(context)
  const edge = edgeAlarmsOf(context)
  const call = (name: string, more: Attributes, alarms: typeof own) =>
    block('module', [name], {
      source: '../../modules/alarms',
      ...more,
      email: ref('var.alert_email'),
      pager_endpoint: ref('var.pager_endpoint'),
      alarms: Object.fromEntries(alarms),
    })
  return [
    ...(alerted(context) ? [call('alarms', { name: ref('local.name') }, own)] : []),
    ...(edge.length > 0 || watchesOf(context).some((watch) => watch.edge)
      ? [
          commented(
            `What is measured from outside is told in ${edgeRegion}.`,
            call('edge_alarms', { name: template`${ref('local.name')}-edge`, region: edgeRegion }, edge),
          ),
        ]
      : []),
    ...failedJobs(context),
  ]
}

/** Whether anybody is told anything by CloudWatch here. */
export function alerted(context: StackContext): boolean {
  return (
    alarmsOf(context).length > 0 ||
    edgeAlarmsOf(context).length > 0 ||
    watchesOf(context).length > 0 ||
    failedJobs(context).length > 0
  )
}

/** What is measured from outside. */
function edgeAlarmsOf(context: StackContext): (readonly [string, Attributes])[] {
  return [...slowSites(context), ...unreachable(context)]
}

/** Services that do not answer: most of the places that ask got nothing three times. */
function unreachable(context: StackContext): (readonly [string, Attributes])[] {
  return reached(context).flatMap(({ service, stage, call }) =>
    alertsAbout(service, context)
      .filter(({ kind }) => kind === 'unreachable')
      .map((alert) =>
        alarm(
          alert,
          stage.name,
          metric(
            'AWS/Route53',
            'HealthCheckStatus',
            { HealthCheckId: ref(`module.${call}_check.id`) },
            {
              comparison: 'LessThanThreshold',
              threshold: 1,
              statistic: 'Minimum',
              period: 60,
              periods: 2,
              missing: 'breaching',
            },
          ),
          context,
        ),
      ),
  )
}

/** Sites that are slow, looked at from outside: so many looks of an hour that the budget of a month burns as fast as it may. */
function slowSites(context: StackContext): (readonly [string, Attributes])[] {
  const { plan } = context
  return checked(context).flatMap(({ site, stage, call }) =>
    plan.slos
      .filter(({ service, under }) => service === site && under !== undefined)
      .flatMap((slo): (readonly [string, Attributes])[] => {
        const alert = plan.alerts.find(({ about, kind }) => about === slo.name && kind === 'error-budget-burn')
        if (!alert) return []
        return [
          alarm(
            alert,
            stage.name,
            {
              ...metric(
                'AWS/Route53',
                'TimeToFirstByte',
                { HealthCheckId: ref(`module.${call}_check.id`) },
                { comparison: 'GreaterThanThreshold', threshold: slo.under ?? 0, statistic: 'Average', periods: 12 },
              ),
              breaches: Math.max(1, Math.floor(12 * Math.min(1, 14.4 * allowed(slo.objective)))),
            },
            context,
          ),
        ]
      }),
  )
}

export function alarmsOf(context: StackContext): (readonly [string, Attributes])[] {
  return [
    ...context.homes
      .filter(({ stage }) => isProduction(stage))
      .flatMap((home) =>
        alertsAbout(home.store.name, context).flatMap((alert) => {
          const measured = [
            (byModule[home.store.module]?.[alert.kind] ?? measures[alert.kind])?.(home, context) ?? [],
          ].flat()
          return measured.map((each, index) => alarm(alert, home.stage.name, each, context, index))
        }),
      ),
    ...keptIn(context)
      .slice(0, 1)
      .flatMap(({ stage }) =>
        alertsAbout('vault', context).flatMap((alert) => {
          const rule = failures[alert.kind]
          return rule ? [alarm(alert, stage.name, counted(`module.vault.${rule}`), context)] : []
        }),
      ),
    ...logSearchAlarms(context),
    ...podAlarmsOf(context).map(({ alert, stage, measured }) => alarm(alert, stage, measured, context)),
    ...releaseAlarmsOf(context).map(({ alert, stage, measured, index }) =>
      alarm(alert, stage, measured, context, index),
    ),
    ...secretAlarms(context),
  ]
}

/** Where users are; the platform of a cluster that they depend on is theirs too. */
function secretAlarms(context: StackContext): (readonly [string, Attributes])[] {
  const [production] = context.stages.filter(isProduction)
  return keptHere(context).flatMap((secret) => {
    const stage = secret.stage === undefined ? production : context.stages.find(({ name }) => name === secret.stage)
    if (!stage || !isProduction(stage)) return []
    return alertsAbout(secret.about, context)
      .filter(({ kind }) => kind === 'secret-old')
      .map((alert) => alarm(alert, stage.name, overdue(secret, context), context))
  })
}

/** Of the cluster whose lines users depend on. */
function logSearchAlarms(context: StackContext): (readonly [string, Attributes])[] {
  const domain = domainOf(context)
  const [stage] = context.stages.filter(isProduction)
  if (!domain || !stage) return []
  const known = logSearchMeasures(domain)
  return alertsAbout('log-search', context).flatMap((alert) => {
    const measured = known[alert.kind]
    return measured ? [alarm(alert, stage.name, measured, context)] : []
  })
}

function alertsAbout(what: string, { plan }: StackContext): readonly Alert[] {
  return plan.alerts.filter(({ source, about }) => source === 'cloudwatch' && about === what)
}

/** `index`: of several that tell the same of one store. */
function alarm(alert: Alert, stage: string, measured: Attributes, { plan }: StackContext, index = 0) {
  const { repository, branch } = plan.delivery
  return [
    `${plan.system}-${stage}-${alert.name}${index > 0 ? `-${index + 1}` : ''}`,
    {
      description: `${alert.summary}. Runbook: https://github.com/${repository}/blob/${branch}/${alert.runbook}`,
      severity: alert.severity,
      ...measured,
    },
  ] as const
}

/** Outputs of the vault: rules that match what failed. */
const failures: Readonly<Partial<Record<AlertKind, string>>> = {
  'backup-failed': 'backups_failed',
  'restore-failed': 'restores_failed',
}

function counted(rule: string): Attributes {
  return metric(
    'AWS/Events',
    'Invocations',
    { RuleName: ref(rule) },
    { comparison: 'GreaterThanThreshold', threshold: 0, statistic: 'Sum', periods: 1, missing: 'notBreaching' },
  )
}

/** Thresholds as the runbooks name them. */
const measures: Readonly<Partial<Record<AlertKind, Measure>>> = {
  'database-storage': (home) =>
    machines(home, 'FreeStorageSpace', 'LessThanThreshold', {
      // A tenth of what it began with; the metric counts bytes.
      threshold: operation(Math.ceil(home.instance.gigabytes / 10), '*', raw('pow(1024, 3)')),
      statistic: 'Minimum',
      periods: 1,
    }),
  'database-cpu': (home) =>
    machines(home, 'CPUUtilization', 'GreaterThanThreshold', { threshold: 80, statistic: 'Average', periods: 3 }),
  'database-reader-lag': (home) =>
    readersOf(home).flatMap((reader) => [
      // Where nothing is written for a while it counts up to five minutes.
      of(reader, 'ReplicaLag', 'GreaterThanThreshold', { threshold: 600, statistic: 'Maximum', periods: 1 }),
      // Below zero: it follows no more.
      of(reader, 'ReplicaLag', 'LessThanThreshold', { threshold: 0, statistic: 'Maximum', periods: 3 }),
    ]),
  'database-replica-lag': (home) =>
    home.instance.replicaOf
      ? rds(home, 'ReplicaLag', 'GreaterThanThreshold', {
          threshold: home.store.datastore.rpo / 1000,
          statistic: 'Maximum',
          periods: 1,
          missing: 'breaching',
        })
      : undefined,
  'cache-memory': ({ module }) =>
    metric(
      'AWS/ElastiCache',
      'DatabaseMemoryUsagePercentage',
      { CacheClusterId: ref(`module.${module}.first_node_id`) },
      { comparison: 'GreaterThanThreshold', threshold: 90, statistic: 'Maximum', periods: 3 },
    ),
  'restore-test-failed': (home, context) =>
    drilled(home, context, {
      comparison: 'LessThanThreshold',
      threshold: 1,
      statistic: 'Minimum',
      periods: 1,
      missing: 'ignore',
    }),
  // Seven days are the longest that an alarm can look back.
  'restore-test-late': (home, context) =>
    drilled(home, context, {
      comparison: 'LessThanThreshold',
      threshold: 1,
      statistic: 'Maximum',
      periods: 7,
      missing: 'breaching',
    }),
  'queue-stalled': ({ module }) =>
    metric(
      'AWS/SQS',
      'ApproximateAgeOfOldestMessage',
      { QueueName: ref(`module.${module}.name`) },
      { comparison: 'GreaterThanThreshold', threshold: 600, statistic: 'Maximum', periods: 1, missing: 'notBreaching' },
    ),
  'queue-dead-letters': ({ module }) =>
    metric(
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      { QueueName: ref(`module.${module}.dead_letters_name`) },
      { comparison: 'GreaterThanThreshold', threshold: 0, statistic: 'Maximum', periods: 1, missing: 'notBreaching' },
    ),
}

function drilled({ store, stage }: StoreHome, { plan }: StackContext, rest: Attributes): Attributes | undefined {
  const drill = plan.drills.find((each) => each.store === store.name && each.stage === stage.name)
  return drill && { ...metric(drill.metrics, 'RestoreVerified', { Store: store.name }, rest), period: 86_400 }
}

function rds({ module }: StoreHome, name: string, comparison: string, rest: Attributes): Attributes {
  return of(ref(`module.${module}.identifier`), name, comparison, rest)
}

/** The same of a database and of each of its readers. */
function machines(home: StoreHome, name: string, comparison: string, rest: Attributes): Attributes[] {
  return [rds(home, name, comparison, rest), ...readersOf(home).map((reader) => of(reader, name, comparison, rest))]
}

function readersOf({ module, instance }: StoreHome) {
  return Array.from({ length: instance.readers?.count ?? 0 }, (_, index) =>
    ref(`module.${module}.reader_identifiers[${index}]`),
  )
}

function of(identifier: ReturnType<typeof ref>, name: string, comparison: string, rest: Attributes): Attributes {
  return metric('AWS/RDS', name, { DBInstanceIdentifier: identifier }, { comparison, ...rest })
}
