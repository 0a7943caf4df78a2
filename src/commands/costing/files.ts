import { Fault } from '../../model/fault.ts'
import type { World } from '../../model/world.ts'
import { type Bill, type PricedLine, type PricedResource, priced } from '../../pricing/price.ts'
import { savingsIn } from '../../pricing/savings.ts'
import { noUsage, type Usage, usageIn } from '../../pricing/usage.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { surveyed } from '../surveyed.ts'
import type { Cost, CostInput, CostLine, CostRow } from './asked.ts'
import { estimatesIn } from './estimates.ts'
import { groupsIn } from './groups.ts'

/** What stands in the files of a directory, whoever wrote them. */
export async function costOfFiles(directory: string, asked: CostInput, world: World): Promise<Cost> {
  const usage = await usageOf(asked.usage, world)
  const { estate, lineOf: placeOf } = await surveyed(world, directory)
  const bill = priced(estate, { usage, on: world.now(), region: asked.region, node: asked.node })
  const rows = bill.resources
    .map((each) => rowOf(each, placeOf(each.resource)))
    .sort((a, b) => b.usd - a.usd || (a.resource < b.resource ? -1 : 1))
  const { users } = asked
  return {
    name: directory === '.' ? (world.cwd.split('/').at(-1) ?? directory) : directory,
    of: 'files',
    total: bill.usd,
    groups: groupsIn(rows),
    rows,
    ...(bill.oldest !== undefined && { asOf: bill.oldest }),
    unpriced: unpricedIn(bill),
    byUse: bill.resources.flatMap(({ lines }) => lines).filter(({ use, quantity }) => use && quantity === undefined)
      .length,
    unsupported: [...bill.unsupported].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count),
    unread: unreadIn(bill),
    free: bill.free,
    notes: [...notesOf(bill, asked), ...estimatesIn(rows)],
    ...(users !== undefined && { perUser: { users, usd: bill.usd / Math.max(1, users) } }),
    savings: [...savingsIn(bill.resources.filter(({ within }) => !within).flatMap(owedBy))],
  }
}

async function usageOf(path: string | undefined, world: World): Promise<Usage> {
  if (path === undefined) return noUsage
  const text = await world.files.read(path)
  if (text === undefined) throw new Fault('no-usage', `there is no \`${path}\``, 'Name a file of what is used.')
  return usageIn((yaml.parse({ path, text }).data as readonly unknown[])[0])
}

function rowOf(
  { address, type, region, usd, within, lines, resource }: PricedResource,
  place: { file: string; line: number },
): CostRow {
  return {
    group: resource.scope,
    resource: address,
    type,
    region,
    place,
    usd,
    within: within ?? false,
    lines: lines.map(lineOf),
  }
}

function lineOf({ name, part, sku, quantity, unit, use, assumed, price, usd }: PricedLine): CostLine {
  return {
    name,
    ...(part !== undefined && { part }),
    sku,
    ...(quantity !== undefined && { quantity: Number(quantity.toPrecision(6)) }),
    unit,
    ...(price && { each: price.usd, source: `${price.source}, ${price.date}` }),
    ...(usd !== undefined && { usd }),
    use: use ?? false,
    estimated: price?.reckoned !== undefined,
    ...(assumed !== undefined && { assumed }),
  }
}

/** What is there and has no price; of use that nobody told it is the price of one that is missing. */
function unpricedIn({ resources }: Bill): string[] {
  const missing = resources.flatMap(({ address, region, lines }) =>
    lines
      .filter(({ price, quantity }) => !price && quantity !== undefined)
      .map(({ name, sku, open, region: own = region }) =>
        open === undefined
          ? `${name} of \`${address}\`: no price for \`${sku}\` in ${own}`
          : `${name} of \`${address}\`: \`${open}\` is not known from the files`,
      ),
  )
  return [...new Set(missing)]
}

function unreadIn({ unread }: Bill): string[] {
  return [...new Set(unread.map(({ name, data, scope }) => `\`${name}\` (${data.source}) in ${scope}`))]
}

function notesOf({ regionAssumed, resources }: Bill, { region, node }: CostInput): string[] {
  const scopes = new Set(resources.map(({ resource }) => resource.scope))
  const uncounted = resources.filter(({ address }) => /\["?\?"?\]/.test(address)).length
  return [
    'List prices on demand, before tax and discounts; an hour a month is 730 of them.',
    ...(scopes.size > 1
      ? [`All of ${scopes.size} places that are deployed on their own, alternatives too; name one for its sum.`]
      : []),
    ...(uncounted > 0
      ? [`${uncounted} resources stand as often as nobody knows from the files: each is counted once.`]
      : []),
    ...(regionAssumed > 0 ? [`${regionAssumed} resources say no region: ${region} is taken (\`--region\`).`] : []),
    ...(resources.some(({ lines }) => lines.some(({ sku, name }) => name.startsWith('Pods ') && sku === `ec2/${node}`))
      ? [`Pods are reckoned by the share of a ${node} that they request (\`--node\`).`]
      : []),
    ...(resources.some(({ within }) => within) ? ['Pods run on the machines above and are not added again.'] : []),
  ]
}

function owedBy({ address, region, lines, resource }: PricedResource) {
  const production =
    !/(?:^|[^a-z])(?:dev|development|stage|staging|test|testing|qa|sandbox|nonprod|non-prod|nonproduction|preview|demo)(?:[^a-z]|$)/i.test(
      `${resource.scope} ${address}`,
    )
  return lines.flatMap(({ name, sku, region: own = region, usd, assumed }) =>
    usd === undefined
      ? []
      : [
          {
            what: `${name} of ${address}`,
            sku,
            region: own,
            usd,
            production,
            spot: assumed?.startsWith('spot') ?? false,
          },
        ],
  )
}
