import { textIn } from '../body.ts'
import { hourly, type Line, monthHours, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Load balancers',
  types: {
    aws_lb: balancer,
    aws_alb: balancer,
    *aws_elb(thing) {
      yield hourly('Classic load balancer', 'elb')
      yield used('Data processed', 'elb/data', 'GB', thing.use('monthly_data_processed_gb'))
    },
  },
}

function* balancer(thing: Thing): Iterable<Line> {
  const type = textIn(thing.body.load_balancer_type) ?? 'application'
  if (type === 'gateway') {
    yield hourly('Gateway load balancer', 'gwlb')
    yield used('Load balancer capacity units', 'gwlb/lcu', 'LCU-hour', units(thing, gateway))
    return
  }
  const network = type === 'network'
  yield hourly(`${network ? 'Network' : 'Application'} load balancer`, network ? 'nlb' : 'alb')
  yield used(
    'Load balancer capacity units',
    network ? 'nlb/lcu' : 'alb/lcu',
    'LCU-hour',
    units(thing, network ? tcp : http),
  )
}

/** What one unit holds: new connections a second, open ones, GB an hour, rules a second. */
const http = { connections: 25, open: 3000, gigabytes: 1, rules: 1000 }
const tcp = { connections: 800, open: 100_000, gigabytes: 1, rules: Number.POSITIVE_INFINITY }
const gateway = { connections: 600, open: 60_000, gigabytes: 1, rules: Number.POSITIVE_INFINITY }

/** Unit-hours a month, by whichever of the measures asks for most. */
function units(thing: Thing, one: typeof http): number | undefined {
  const told = [
    ['new_connections', one.connections * 3600 * monthHours],
    ['active_connections', one.open * 60 * monthHours],
    ['processed_bytes_gb', one.gigabytes * monthHours],
    ['rule_evaluations', one.rules * 3600 * monthHours],
  ] as const
  const shares = told.flatMap(([name, most]) => {
    const use = thing.use(name)
    return use === undefined ? [] : [use / most]
  })
  return shares.length === 0 ? undefined : Math.max(...shares) * monthHours
}
