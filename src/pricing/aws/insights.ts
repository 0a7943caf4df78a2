import { instance } from '../../facts/instances.ts'
import type { TerraformBody } from '../../kinds/terraform.ts'
import { flagIn, numberIn } from '../body.ts'
import { type Line, used } from '../line.ts'
import type { Thing } from '../rule.ts'

/** What looking into a database costs: seven days are free, longer is paid by cores. */
export function* insights(thing: Thing, body: TerraformBody, type: string | undefined): Iterable<Line> {
  if (flagIn(body.performance_insights_enabled) !== true) return
  const family = type?.split('.').slice(0, 2).join('.')
  if ((numberIn(body.performance_insights_retention_period) ?? 7) > 7)
    yield {
      name: `Performance Insights long term retention (${type ?? 'unknown class'})`,
      sku: `rds/performance-insights/${family ?? '?'}`,
      unit: 'vCPU-month',
      quantity: coresOf(type),
      ...(type === undefined && { open: 'instance_class' }),
    }
  yield used(
    'Performance Insights API',
    'rds/performance-insights/requests',
    '1k requests',
    thing.use('monthly_additional_performance_insights_requests'),
  )
}

/** Cores of a class, by the machine of the same size; most have two at `large` and below. */
export function coresOf(type: string | undefined): number {
  const name = type?.replace(/^(?:db|cache)\./, '') ?? ''
  const known = instance(name)
  if (known) return known.vcpu
  const [, times] = /\.(\d*)xlarge$/.exec(name) ?? []
  return times === undefined ? 2 : 4 * (times === '' ? 1 : Number(times))
}
