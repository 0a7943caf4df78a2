import { type Chain, chainOf } from '../../design/availability.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { printPercent } from '../../values/percent.ts'
import { table } from './markdown.ts'

/** What each service hangs on, multiplied, beside what it promises. */
export function availabilitySection({ spec, decided }: Blueprint): string {
  const chains = spec.services.map((service) => ({ name: service.name, chain: chainOf(service, spec, decided) }))
  const above = chains.filter(({ chain }) => chain.objective > chain.promised)
  return [
    'A service is up when all that it cannot do without is up, so the promises of the providers are multiplied, failures taken as independent. What a service can do without (a cache, a warehouse) does not count. A promise is what a provider pays back for, not what it measures.',
    table(
      ['Service', 'Cannot do without', 'Product', 'A month', 'Objective', 'A month'],
      chains.map(({ name, chain }) => [
        name,
        needed(chain),
        `${chain.partial ? 'at most ' : ''}${printPercent(chain.promised)}`,
        minutes(chain.promised),
        printPercent(chain.objective),
        minutes(chain.objective),
      ]),
    ),
    ...(above.length > 0
      ? [
          `Above what is promised to us: ${above.map(({ name, chain }) => `\`${name}\` (least: ${chain.weakest?.what})`).join(', ')}. These objectives rest on the providers doing better than they promise. The error budget tells when they did not.`,
        ]
      : []),
    ...(chains.some(({ chain }) => chain.partial)
      ? ['"At most": of a link marked ? no promise was found, and it is taken as never failing.']
      : []),
  ].join('\n\n')
}

function needed({ links }: Chain): string {
  return links
    .filter(({ soft }) => !soft)
    .map(({ what, share }) => `${what} ${share === undefined ? '?' : printPercent(share)}`)
    .join(' × ')
}

/** Minutes of thirty days that are not in a share. */
function minutes(share: number): string {
  return `${Math.round((1 - share) * 30 * 24 * 60)} min down`
}
