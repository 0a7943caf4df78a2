import type { Cost } from '../../../../commands/cost.ts'
import { escapedHtml as text } from '../../../../values/html.ts'
import { bars, ring } from './charts.ts'
import { amount, money, rate, signed } from './money.ts'
import { style } from './style.ts'
import { isPartial } from './text.ts'

/** One page that needs nothing else: no script, no request; light or dark as the reader's system is. */
export function html(cost: Cost): string {
  const { name, total, asOf, notes } = cost
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(name)}: ${money(total)} a month</title>
<style>${style}</style>
</head>
<body>
<header><h1>${text(name)}</h1><p>${text(notes.join(' '))}${asOf === undefined ? '' : ` Prices as old as ${asOf}.`}</p></header>
<main>
${tiles(cost)}
${charts(cost)}
${difference(cost)}
${cheaper(cost)}
${savings(cost)}
${resources(cost)}
${missing(cost)}
</main>
<footer>Written by Millwright. Each sum is a quantity times a list price of the book; the source of a price stands where the pointer rests on its line.</footer>
</body>
</html>
`
}

function tiles(cost: Cost): string {
  const { total, budget, perUser, perTransaction, savings: ways } = cost
  const over = budget !== undefined && total > budget.usd
  const partial = isPartial(cost)
  return `<div class="tiles">${[
    tile(money(total), `a month${partial ? ', in part' : ''}${budget ? `; budget ${money(budget.usd)}` : ''}`, over),
    ...(perUser ? [tile(money(perUser.usd), `for each of ${amount(perUser.users)} users`)] : []),
    ...(perTransaction ? [tile(money(perTransaction.usd * 1000), 'for a thousand requests')] : []),
    ...(ways[0] ? [tile(money(ways[0].usd), 'is the largest saving')] : []),
  ].join('')}</div>`
}

function tile(value: string, label: string, bad = false): string {
  return `<div class="tile${bad ? ' bad' : ''}"><b>${text(value)}</b><span>${text(label)}</span></div>`
}

function charts({ rows, groups, total }: Cost): string {
  const counted = rows.filter(({ within, usd }) => !within && usd > 0)
  if (counted.length === 0) return ''
  const kinds = new Map<string, number>()
  for (const { type, usd } of counted) kinds.set(type, (kinds.get(type) ?? 0) + usd)
  const byKind = [...kinds].map(([label, value]) => ({ label, value })).sort((a, b) => b.value - a.value)
  const dearest = counted.slice(0, 10).map(({ resource, usd }) => ({ label: resource, value: usd }))
  return `<div class="charts"><section><h2>By kind</h2>${ring(byKind, total)}</section>
${groups.length > 1 ? `<section><h2>By what is deployed together</h2>${bars(groups.slice(0, 12).map(({ name, usd }) => ({ label: name, value: usd })))}</section>` : ''}
<section class="wide"><h2>The dearest</h2>${bars(dearest)}</section></div>`
}

function difference({ difference: found, total }: Cost): string {
  if (!found) return ''
  const rows = found.rows.map(
    ({ resource, before, after }) =>
      `<tr><td>${text(resource)}</td><td class="number">${before === undefined ? 'new' : money(before)}</td><td class="number">${after === undefined ? 'gone' : money(after)}</td><td class="number">${signed((after ?? 0) - (before ?? 0))}</td></tr>`,
  )
  return `<section><h2>Since ${text(found.since.slice(0, 10))}: ${signed(total - found.before)}</h2><table><tr><th>Resource</th><th class="number">Before</th><th class="number">Now</th><th class="number">Difference</th></tr>${rows.join('')}</table></section>`
}

function cheaper({ budget, total }: Cost): string {
  if (!budget || total <= budget.usd) return ''
  const ways = budget.cheaper.map(
    ({ changes, givenUp, total: left, saves }) =>
      `<li><b>${money(left)}</b> a month, ${money(saves)} less<ul>${changes.map((change, each) => `<li>${marked(change)}<br><small>Given up: ${marked(givenUp[each] ?? '')}</small></li>`).join('')}</ul></li>`,
  )
  return `<section><h2>${money(total - budget.usd)} above the budget</h2>${ways.length > 0 ? `<p>What would keep it:</p><ol>${ways.join('')}</ol>` : '<p>Nothing that could be asked less of keeps it.</p>'}</section>`
}

function savings({ savings: ways }: Cost): string {
  if (ways.length === 0) return ''
  const rows = ways.map(
    ({ what, usd, assumption }) =>
      `<tr><td>${marked(what)}<br><small>${marked(assumption)}</small></td><td class="number">${money(usd)}</td></tr>`,
  )
  return `<section><h2>Ways to pay less</h2><table>${rows.join('')}</table><p><small>Two that speak of one thing do not add up.</small></p></section>`
}

function resources({ groups, rows }: Cost): string {
  return groups
    .map(({ name, usd }) => {
      const own = rows.filter(({ group }) => group === name)
      return `<section><h2>${text(name)} <span>${money(usd)}</span></h2>${own.map(resource).join('')}</section>`
    })
    .join('\n')
}

function resource({ resource: name, region, place, usd, within, lines }: Cost['rows'][number]): string {
  const at = place === undefined ? region : `${place.file}:${place.line}, ${region}`
  const rows = lines.map(
    ({ part, name: own, quantity, unit, each, usd: sum, assumed, source }) =>
      `<tr title="${text(source ?? '')}"><td>${marked(part === undefined ? own : `${part}: ${own}`)}${assumed === undefined ? '' : ` <small>${text(assumed)}</small>`}</td><td class="number">${quantity === undefined ? 'by use' : `${amount(quantity)} ${text(unit)}`}</td><td class="number">${each === undefined ? 'no price' : rate(each)}</td><td class="number">${sum === undefined ? '' : money(sum)}</td></tr>`,
  )
  return `<details><summary><b>${marked(name)}</b><span>${text(at)}</span><i>${within ? `(${money(usd)})` : money(usd)}</i></summary><table>${rows.join('')}</table></details>`
}

function missing({ unpriced, unsupported, unread, byUse, free }: Cost): string {
  const items = [
    ...unpriced.map((each) => `<li>${marked(each)}</li>`),
    ...unsupported.map(({ type, count }) => `<li><code>${text(type)}</code>: not priced yet (${count})</li>`),
    ...unread.map((each) => `<li>A module from elsewhere: ${marked(each)}</li>`),
    ...(byUse > 0 ? [`<li>${byUse} lines that are paid by use, which nobody told</li>`] : []),
  ]
  if (items.length === 0) return ''
  return `<section><h2>Not in the sum</h2><ul>${items.join('')}</ul><p><small>${free} resources cost nothing themselves.</small></p></section>`
}

/** Words in backticks are code. */
function marked(words: string): string {
  return text(words).replace(/`([^`]*)`/g, '<code>$1</code>')
}
