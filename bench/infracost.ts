import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { rules } from '../src/pricing/index.ts'
import { ready } from '../src/readers/survey.ts'
import { type Compared, casesIn, type Part, runCase, same } from './infracost/cases.ts'

/**
 * The priced examples of Infracost's own tests against ours: `tsx bench/infracost.ts CHECKOUT [train | held-out | commands] [--list]`.
 * A line is supported where its type has a rule. Quantities have to be equal, sums within 2 % where ours has a price of that source.
 */
const [checkout = '', part = 'train'] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const list = process.argv.includes('--list')
await ready()
const priceable = new Set(Object.values(rules).flatMap(({ types }) => Object.keys(types)))
const counts = { lines: 0, supported: 0, paired: 0, quantities: 0, priced: 0, prices: 0, more: 0, bare: 0 }
const unsupported = new Map<string, number>()
for (const directory of casesIn(checkout, part as Part)) {
  const { compared, more, unsupported: types } = runCase(directory, dateOf(directory))
  counts.more += more.length
  for (const each of compared) {
    counts.lines++
    if (types.has(each.type) || !priceable.has(each.type)) {
      unsupported.set(each.type, (unsupported.get(each.type) ?? 0) + 1)
      continue
    }
    counts.supported++
    judge(each, basename(directory))
  }
  if (list)
    for (const line of more)
      console.log(`MORE ${basename(directory)} ${line.address} ${line.name} ${line.quantity} ${line.unit}`)
}
const share = (some: number, all: number) => `${some} of ${all} (${((100 * some) / Math.max(1, all)).toFixed(1)} %)`
console.log(`${part}: ${counts.lines} lines, ${share(counts.supported, counts.lines)} supported`)
console.log(
  `quantities equal: ${share(counts.quantities, counts.supported)}; paired: ${counts.paired}; ours beside: ${counts.more}`,
)
console.log(
  `prices within 2 %: ${share(counts.prices, counts.priced)} of what has a price on both sides; ${counts.bare} lines have none in our book`,
)
console.log(`unsupported: ${[...unsupported].map(([type, number]) => `${type} (${number})`).join(', ') || 'none'}`)

function judge({ golden, ours }: Compared, name: string): void {
  if (ours) counts.paired++
  const equal = ours !== undefined && same(golden, ours)
  if (equal) counts.quantities++
  else if (list)
    console.log(
      `QUANTITY ${name} ${golden.address} | ${golden.name} ${golden.quantity} ${golden.unit} | ${ours ? `${ours.part ?? ''} ${ours.name} ${ours.quantity} ${ours.unit}` : 'none of ours'}`,
    )
  if (!ours || !equal || golden.usd === undefined || golden.quantity === undefined) return
  if (ours.price === undefined || ours.price.reckoned !== undefined) return void counts.bare++
  counts.priced++
  const sum = ours.usd ?? 0
  if (Math.abs(sum - golden.usd) <= Math.max(0.02 * golden.usd, 0.0051)) counts.prices++
  else if (list)
    console.log(
      `PRICE ${name} ${golden.address} | ${golden.name} ${golden.usd} | ${ours.sku} ${ours.at} ${sum.toFixed(4)} of ${ours.price.date}`,
    )
}

/** The day of the last change of an example: its prices and its view of what is supported are of then. */
function dateOf(directory: string): Date {
  const date = execFileSync('git', ['-C', directory, 'log', '-1', '--format=%cs', '--', '.'], {
    encoding: 'utf8',
  }).trim()
  return new Date(date || '2026-08-21')
}
