import type { Answers } from '../../model/blueprint.ts'
import type { Planned } from '../../model/plan.ts'
import { keptInAws } from '../kept-in-aws.ts'
import { secretsRead } from '../secrets-read.ts'
import { alarmsOf } from './alarms.ts'
import { type Line, monthSeconds } from './line.ts'

/** Keys, secrets, alarms, images and names. */
export function operationLines(plan: Planned, decided: Answers): Line[] {
  const alarms = alarmsOf(plan)
  return [
    ...plan.stacks.flatMap(({ name, region, purpose, stages }) => {
      const at = { stack: name, region }
      // One for the cluster, one for the alarms, one for each environment that keeps data.
      const keys =
        2 +
        (plan.monitoring.search ? 1 : 0) +
        stages.filter((stage) => plan.stores.some(({ instances }) => instances[stage])).length
      const secrets = secretsOf(plan, name, stages)
      const encrypting = stages.filter((stage) => plan.encrypted?.keys[stage]).length
      return [
        ...(plan.monitoring.counted
          ? [
              {
                ...at,
                what: 'Metrics of pods in CloudWatch',
                sku: 'cloudwatch/metric',
                quantity: 5 * plan.pods.length * stages.length,
                assumed: 'five for each service',
              },
              {
                ...at,
                what: 'Container Insights',
                sku: 'cloudwatch/insights/observations',
                quantity: 1,
              },
            ]
          : []),
        { ...at, what: 'Encryption keys', sku: 'kms/key', quantity: keys + encrypting },
        ...(secrets > 0 ? [{ ...at, what: 'Secrets', sku: 'secretsmanager/secret', quantity: secrets }] : []),
        ...lookups(plan, stages).map((quantity) => ({
          ...at,
          what: 'Looks of nodes at secrets',
          sku: 'secretsmanager/requests',
          quantity,
          assumed: `each secret of each pod, every ${plan.mounted?.minutes} minutes`,
        })),
        ...(purpose === 'production' && alarms.metrics > 0
          ? [{ ...at, what: 'Metrics of CloudWatch alarms', sku: 'cloudwatch/alarm', quantity: alarms.metrics }]
          : []),
        ...(purpose === 'production' && alarms.composite > 0
          ? [{ ...at, what: 'Alarms of objectives', sku: 'cloudwatch/alarm/composite', quantity: alarms.composite }]
          : []),
        ...(purpose === 'production' && decided.registry?.answer === 'ecr' && plan.workloads.length > 0
          ? [{ ...at, what: 'Images', sku: 'ecr/storage', quantity: plan.workloads.length * 10, assumed: '10 GB each' }]
          : []),
      ]
    }),
    { stack: 'production', region: 'global', what: 'DNS zone', sku: 'route53/zone', quantity: 1 },
    ...looks(plan),
  ]
}

/** What asks from outside: over TLS, and of pages how long they take. */
function looks(plan: Planned): Line[] {
  const services = plan.alerts.filter(({ kind }) => kind === 'unreachable').length
  const burning = plan.alerts.filter(({ kind, source }) => kind === 'error-budget-burn' && source === 'cloudwatch')
  const sites = plan.sites.filter((site) =>
    plan.slos.some(({ name, service }) => service === site.name && burning.some(({ about }) => about === name)),
  ).length
  const at = { stack: 'production', region: 'global' }
  return services + sites === 0
    ? []
    : [
        { ...at, what: 'Health checks', sku: 'route53/health-check', quantity: services + sites },
        {
          ...at,
          what: 'TLS and latency of health checks',
          sku: 'route53/health-check/option',
          quantity: services + 2 * sites,
        },
      ]
}

/** Those that lie in the secrets manager: of stores, of services, and what the platform begins with. */
function secretsOf(plan: Planned, stack: string, stages: readonly string[]): number {
  const { stores, workloads, monitoring, delivery, encrypted, pods } = plan
  const platform = [...(pods.length > 0 ? monitoring.secrets : []), delivery.secret, encrypted?.seal?.secret]
  const own = workloads.flatMap((workload) => (workload.secret && keptInAws(workload, plan) ? [workload.secret] : []))
  return new Set([
    ...platform.flatMap((secret) => secret?.remote[stack] ?? []),
    ...[...stores.map(({ secret }) => secret), ...own].flatMap(({ remote }) =>
      stages.flatMap((stage) => remote[stage] ?? []),
    ),
  ]).size
}

/** In tens of thousands, where nodes look for new versions of what pods mount. Runs by the clock are too short to count. */
function lookups({ mounted, pods, stores }: Planned, stages: readonly string[]): number[] {
  if (!mounted) return []
  const looks = pods
    .filter(({ controller }) => controller !== 'CronJob')
    .flatMap((workload) =>
      stages.map((stage) => secretsRead(workload, stores).length * (workload.replicas[stage]?.min ?? 0)),
    )
    .reduce((sum, each) => sum + each, 0)
  return looks > 0 ? [(looks * monthSeconds) / 60 / mounted.minutes / 10_000] : []
}
