import type { Blueprint, CostItem } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import { printDollars } from '../../values/money.ts'
import { table } from './markdown.ts'
import { teamOf } from './people.ts'

/** Everything that is paid for, by stack: what it holds, how it is kept, what it costs. */
export function inventory(blueprint: Blueprint): string {
  const { plan, cost } = blueprint
  return `${[
    `# Inventory of ${plan.system}`,
    `Owner of all of it: ${teamOf(plan)}. Everything in AWS carries the tags of its stack, by which bills and searches find it. ${cost.unpriced.length > 0 ? `Without a known price, and not in the sums: ${cost.unpriced.join('; ')}.` : ''}`.trim(),
    ...plan.stacks.flatMap(({ name, region, stages }) => [
      `## ${name}`,
      `${region}: ${stages.join(', ')}`,
      table(
        ['What', 'Data', 'Backup', 'A month'],
        cost.items
          .filter(({ stack }) => stack === name)
          .map((item) => [item.what, ...held(item, blueprint), printDollars(item.usd)]),
      ),
    ]),
    '## Code and delivery',
    table(
      ['What', 'Data', 'Where'],
      [
        ['repository', 'code, and who changed it', `https://github.com/${plan.delivery.repository}`],
        ['state of Terraform', 'secret', `bucket \`${plan.stacks[0]?.state.bucket}\`, every version kept`],
        ...(plan.flags ? [['feature flags', 'internal', '`flags`, every version kept with the code']] : []),
        ...plan.workloads.map(({ name, image }) => [`image of ${name}`, 'code', `\`${image}\``]),
      ],
    ),
  ].join('\n\n')}\n`
}

function held({ what }: CostItem, { plan }: Blueprint): [data: string, backup: string] {
  const store = plan.stores.find(({ name, instances }) =>
    [name, ...Object.values(instances).map(({ identifier }) => identifier)].some((each) =>
      what.includes(`\`${each}\``),
    ),
  )
  if (store)
    return isTried(store, what, plan)
      ? ['made up', 'none is promised']
      : [store.datastore.personal ? 'personal' : 'internal', backupOf(store)]
  if (/^Secrets/.test(what)) return ['secret', 'former versions']
  if (/logs in OpenSearch/i.test(what)) return ['internal', 'each hour, 14 days']
  if (/^Logs|^Old logs/.test(what)) return ['internal', 'none']
  if (/^(?:CDN|Requests to the CDN)/.test(what)) return ['public', 'the build']
  return ['–', '–']
}

/** Whether it stands where people try things, with data that they made. */
function isTried({ instances }: Store, what: string, { stages }: Plan): boolean {
  return stages.some(
    ({ name, environment }) =>
      environment.kind !== 'production' && instances[name] && what.includes(`\`${instances[name].identifier}\``),
  )
}

function backupOf({ backup }: Store): string {
  if (backup.method === 'none') return 'none'
  return `${backup.method === 'point-in-time' ? 'to any moment' : 'once a day'}, ${backup.retentionDays} days${backup.copied ? ', in two regions' : ''}`
}
