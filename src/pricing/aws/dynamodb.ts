import { blocksIn, flagIn, numberIn, textIn } from '../body.ts'
import { type Line, monthHours, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'DynamoDB',
  types: {
    *aws_dynamodb_table(thing) {
      const { body } = thing
      const replicas = blocksIn(body.replica).flatMap(({ region_name }) => textIn(region_name) ?? [])
      const writes = thing.use('monthly_write_request_units')
      if (textIn(body.billing_mode) === 'PAY_PER_REQUEST') {
        yield used('Write request unit (WRU)', 'dynamodb/writes', '1M requests', writes)
        yield used('Read request unit (RRU)', 'dynamodb/reads', '1M requests', thing.use('monthly_read_request_units'))
        for (const region of replicas)
          yield {
            ...used('Replicated write request unit (rWRU)', 'dynamodb/writes/replicated', '1M requests', writes),
            part: `Global table (${region})`,
            region,
          }
      } else {
        const written = capacity(thing, 'Write')
        yield* provisioned('Write capacity unit (WCU', 'dynamodb/wcu', written)
        yield* provisioned('Read capacity unit (RCU', 'dynamodb/rcu', capacity(thing, 'Read'))
        for (const region of replicas)
          yield {
            name: 'Replicated write capacity unit (rWCU)',
            sku: 'dynamodb/wcu/replicated',
            unit: 'hour',
            quantity: written.units * monthHours,
            part: `Global table (${region})`,
            region,
          }
      }
      yield used('Data storage', 'dynamodb/storage', 'GB-month', thing.use('storage_gb'))
      if (flagIn(blocksIn(body.point_in_time_recovery)[0]?.enabled) === true)
        yield used(
          'Point-In-Time Recovery (PITR) backup storage',
          'dynamodb/pitr',
          'GB-month',
          thing.use('pitr_backup_storage_gb'),
        )
      yield used('On-demand backup storage', 'dynamodb/backup', 'GB-month', thing.use('on_demand_backup_storage_gb'))
      yield used('Table data restored', 'dynamodb/restore', 'GB', thing.use('monthly_data_restored_gb'))
      yield used(
        'Streams read request unit (sRRU)',
        'dynamodb/streams',
        '1M requests',
        thing.use('monthly_streams_read_request_units'),
      )
    },
  },
}

interface Capacity {
  readonly units: number
  readonly scaled: boolean
}

function* provisioned(name: string, sku: string, { units, scaled }: Capacity): Iterable<Line> {
  yield {
    name: `${name}${scaled ? ', autoscaling' : ''})`,
    sku,
    unit: 'hour',
    quantity: units * monthHours,
    ...(scaled && { assumed: 'as little as autoscaling leaves' }),
  }
}

/** What is provisioned, or the least that autoscaling leaves of it. */
function capacity(thing: Thing, what: 'Read' | 'Write'): Capacity {
  const written = numberIn(thing.body[`${what.toLowerCase()}_capacity`]) ?? 0
  const target = thing
    .referring('aws_appautoscaling_target', 'resource_id')
    .find(({ body }) => body.scalable_dimension === `dynamodb:table:${what}CapacityUnits`)
  if (!target) return { units: written, scaled: false }
  return { units: target.use('capacity') ?? numberIn(target.body.min_capacity) ?? written, scaled: true }
}
