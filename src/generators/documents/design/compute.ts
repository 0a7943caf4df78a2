import { replicasFor, sizeOf, targetUse } from '../../../design/reliability.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import { table } from '../markdown.ts'

/** What runs, how much of it, and how that was reckoned. */
export function computeSection({ plan }: Blueprint): string {
  const nodes = plan.stacks.flatMap(({ name, nodes }) =>
    nodes.map((group) => [name, group.name, group.instance, group.capacity, `${group.min}–${group.max}`]),
  )
  const stages = plan.stages.map(({ name }) => name)
  const rows = plan.workloads.map(({ name, platform, replicas, requests }) => [
    name,
    platforms[platform],
    `${requests.cpu} / ${requests.memory}`,
    ...stages.map((stage) => `${replicas[stage]?.min}–${replicas[stage]?.max}`),
  ])
  return [
    ...(nodes.length > 0 ? [table(['Stack', 'Node group', 'Instance', 'Capacity', 'Nodes'], nodes)] : []),
    ...(rows.length > 0 ? [table(['Workload', 'Runs as', 'Requests', ...stages], rows)] : []),
    ...(plan.workloads.length > 0 ? [arithmetic(plan)] : ['Nothing runs: pages are files.']),
  ].join('\n\n')
}

const platforms = {
  kubernetes: 'pods',
  containers: 'tasks on Fargate',
  functions: 'a function',
  'virtual-machines': 'machines',
} as const

/** The sum behind the replicas of production, figure by figure. */
function arithmetic({ workloads }: Blueprint['plan']): string {
  const rows = workloads
    .filter(({ platform, service }) => platform !== 'functions' && service.type !== 'job')
    .map(({ name, service, traffic }) => {
      const { perSecond } = sizeOf(service)
      const { min, max } = replicasFor(service)
      return [
        name,
        `${number(traffic.average)}, ${number(traffic.peak)}`,
        String(perSecond),
        `max(2, ${number(traffic.average)} ÷ (${perSecond} × ${targetUse}) × 3/2) = ${min}`,
        `max(${number(traffic.peak)} × 1.5, ${number(traffic.average)} × 10) ÷ (${perSecond} × ${targetUse}) = ${max}`,
      ]
    })
  if (rows.length === 0) return ''
  return [
    `Replicas of production: the least carries the average with one of three zones lost, the most half above the known peak or ten times today's load, each replica at ${Math.round(targetUse * 100)}% of what it can. What one carries is an assumption that a load test replaces.`,
    table(['Workload', 'A second: average, peak', 'One replica carries', 'Least', 'Most'], rows),
  ].join('\n\n')
}

function number(amount: number): string {
  return String(Number(amount.toPrecision(3)))
}
