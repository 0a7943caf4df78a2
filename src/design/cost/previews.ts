import { fargateSize } from '../../facts/fargate.ts'
import type { Planned } from '../../model/plan.ts'
import { parseQuantity } from '../../values/quantity.ts'
import { behindCdn } from '../cdn.ts'
import type { Line } from './line.ts'

/** Pull requests with a preview at one time, day and night: more than most small teams have. */
const atOnce = 2

/** What previews outside a cluster cost; functions, queues, tables and databases of theirs are too little to count. */
export function previewLines({ previews, releases, stacks }: Planned): Line[] {
  const stack = stacks.find(({ name }) => name === previews?.stage.stack)
  if (!previews || !stack) return []
  const { stage, ground } = previews
  const at = { stack: stack.name, region: stack.region }
  const tasks = previews.releases.filter(({ workload }) => workload.platform === 'containers')
  const assumed = `${atOnce} at once all month; spot at the price on demand: an upper bound`
  const sizes = tasks.map(({ workload }) => fargateSize(0, parseQuantity(workload.requests.memory) ?? 0))
  const sum = (key: 'cpu' | 'memory') => (atOnce * sizes.reduce((all, size) => all + size[key], 0)) / 1024
  const shared = releases.some(
    ({ workload, stage: of }) =>
      of === ground && workload.platform !== 'functions' && workload.hosts[of.name] && !behindCdn(workload, of.name),
  )
  if (tasks.length === 0) return []
  return [
    { ...at, what: 'Processors of previews', sku: 'fargate/vcpu', quantity: sum('cpu'), assumed },
    { ...at, what: 'Memory of previews', sku: 'fargate/memory', quantity: sum('memory'), assumed },
    ...(stack.nats === 0
      ? [
          {
            ...at,
            what: 'Public addresses of previews',
            sku: 'public-ipv4/idle',
            quantity: atOnce * tasks.length,
            assumed: `${atOnce} at once all month`,
          },
        ]
      : []),
    ...(!shared && tasks.some(({ workload }) => workload.hosts[stage.name])
      ? [{ ...at, what: 'Load balancer of previews', sku: 'alb', quantity: 1 }]
      : []),
  ]
}
