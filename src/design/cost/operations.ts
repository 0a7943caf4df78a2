import type { Answers } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Line } from './line.ts'

/** Keys, secrets, alarms, images and names. */
export function operationLines(plan: Plan, decided: Answers): Line[] {
  return [
    ...plan.stacks.flatMap(({ name, region, purpose, stages }) => {
      const at = { stack: name, region }
      // One for the cluster, one for the alarms, one for each environment that keeps data.
      const keys = 2 + stages.filter((stage) => plan.stores.some(({ instances }) => instances[stage])).length
      const secrets = new Set(
        plan.stores.flatMap(({ secret }) => stages.flatMap((stage) => secret.remote[stage] ?? [])),
      ).size
      const alarms = plan.alerts.filter(({ source }) => source === 'cloudwatch').length + judges(plan)
      return [
        { ...at, what: 'Encryption keys', sku: 'kms/key', quantity: keys },
        ...(decided.secrets?.answer === 'secrets-manager' && secrets > 0
          ? [{ ...at, what: 'Secrets', sku: 'secretsmanager/secret', quantity: secrets }]
          : []),
        ...(purpose === 'production' && alarms > 0
          ? [{ ...at, what: 'CloudWatch alarms', sku: 'cloudwatch/alarm', quantity: alarms }]
          : []),
        ...(purpose === 'production' && decided.registry?.answer === 'ecr' && plan.workloads.length > 0
          ? [{ ...at, what: 'Images', sku: 'ecr/storage', quantity: plan.workloads.length * 10, assumed: '10 GB each' }]
          : []),
      ]
    }),
    { stack: 'production', region: 'global', what: 'DNS zone', sku: 'route53/zone', quantity: 1 },
  ]
}

/** Of versions that share the traffic each has its own. */
function judges({ shifts, workloads }: Plan): number {
  const tasks = shifts.filter(({ service }) =>
    workloads.some(({ name, platform }) => name === service && platform === 'containers'),
  )
  return tasks.reduce((sum, shift) => sum + 2 * shift.judges.length, 0)
}
