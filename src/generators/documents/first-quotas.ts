import { runsAtOnce } from '../../design/concurrency.ts'
import { instance } from '../../facts/instances.ts'
import type { Plan } from '../../model/plan.ts'
import { sh, table } from './markdown.ts'

interface Quota {
  readonly what: string
  readonly region: string
  readonly service: 'ec2' | 'lambda'
  readonly code: string
  readonly needed: number
}

/** What AWS must allow before the stacks: a new account may have next to no graphics processors and ten runs of functions at once. */
export function quotas({ plan }: { readonly plan: Plan }): readonly (readonly [title: string, ...text: string[]])[] {
  const asked = [...new Set(plan.stacks.map(({ region }) => region))].flatMap((region) => [
    ...processors(plan, region),
    ...runs(plan, region),
  ])
  const [first] = asked
  if (!first) return []
  const of = ({ region, service, code }: Quota) => `--region ${region} --service-code ${service} --quota-code ${code}`
  return [
    [
      'Quotas',
      'AWS lets a new account have little. What the stacks may grow to:',
      table(
        ['What', 'Region', 'Quota', 'At least'],
        asked.map(({ what, region, code, needed }) => [what, region, code, String(needed)]),
      ),
      'Look, and ask where there is less; an answer takes minutes or days.',
      sh([
        `aws service-quotas get-service-quota ${of(first)} --query Quota.Value`,
        `aws service-quotas request-service-quota-increase ${of(first)} --desired-value ${first.needed}`,
      ]),
    ],
  ]
}

/** Virtual processors of nodes, by what AWS counts together. */
function processors({ stacks }: Plan, region: string): Quota[] {
  const nodes = stacks.filter((stack) => stack.region === region).flatMap((stack) => stack.nodes)
  return kinds.flatMap(({ what, code, family, capacity }) => {
    const own = nodes.filter((node) => node.capacity === capacity && family.test(node.instance))
    const needed = own.reduce((sum, node) => sum + node.max * (instance(node.instance)?.vcpu ?? 0), 0)
    return needed > 0 ? [{ what, region, service: 'ec2' as const, code, needed }] : []
  })
}

const standard = /^[acdhimrtz]\d/
const graphics = /^(?:g|vt)\d/
const kinds = [
  { what: 'Virtual processors on demand', code: 'L-1216C47A', family: standard, capacity: 'on-demand' },
  { what: 'Virtual processors of spot instances', code: 'L-34B43A08', family: standard, capacity: 'spot' },
  {
    what: 'Virtual processors beside graphics processors, on demand',
    code: 'L-DB2E81BA',
    family: graphics,
    capacity: 'on-demand',
  },
  {
    what: 'Virtual processors beside graphics processors, spot',
    code: 'L-3819A6DF',
    family: graphics,
    capacity: 'spot',
  },
] as const

/** What functions set aside, and the hundred that AWS keeps for the rest. */
function runs({ releases, stacks }: Plan, region: string): Quota[] {
  const inRegion = stacks.filter((stack) => stack.region === region).flatMap(({ stages }) => stages)
  const functions = releases.filter(
    ({ workload, stage }) => workload.platform === 'functions' && inRegion.includes(stage.name),
  )
  const needed = functions.reduce((sum, release) => sum + runsAtOnce(release), 0)
  return needed > 0
    ? [{ what: 'Functions at once', region, service: 'lambda', code: 'L-B99A9384', needed: needed + 100 }]
    : []
}
