import type { Designed, Outlined } from '../../../commands/design.ts'
import type { Comparison } from '../../../commands/designing/compare.ts'
import { printDollars } from '../../../values/money.ts'
import { plain } from '../frame.ts'
import type { Page, View } from '../view.ts'
import { page } from './designing/page.ts'

export const view: View<Designed> = {
  asks: { html: { documents: true }, markdown: { documents: true } },
  formats: {
    html: page,
    markdown: ({ documents = [] }) =>
      documents
        .filter(({ path }) => /^docs\/[^/]+\.md$/.test(path))
        .map(({ text }) => text)
        .join('\n'),
  },
  human: (designed, page) =>
    designed.compared
      ? comparedText(designed.compared, page)
      : [
          decisionsText(designed, page),
          costText(designed, page),
          'Next: devops generate writes it; devops explain DECISION says more',
        ].join('\n\n'),
}

function comparedText({ with: name, decisions, cost }: Comparison, { paint, width }: Page): string {
  const blocks = decisions.map(({ key, question, before, after, because }) =>
    [
      `${paint.dim(plain(question))}  ${paint.dim(key)}`,
      ...(before ? [`  ${paint.red('-')} ${plain(before.meaning)}`] : []),
      ...(after ? [`  ${paint.green('+')} ${paint.bold(plain(after.meaning))}`] : []),
      folded(plain(because), Math.min(width, 110), '    '),
    ].join('\n'),
  )
  const shown = cost.lines.slice(0, 12)
  const widest = Math.max(0, ...shown.map(({ what, stack }) => what.length + stack.length + 2))
  const difference = cost.after - cost.before
  const over = cost.budget !== undefined && cost.after > cost.budget
  return [
    paint.bold(
      decisions.length === 0
        ? `With ${plain(name)} every decision stays as it is`
        : `With ${plain(name)} ${decisions.length === 1 ? 'one decision changes' : `${decisions.length} decisions change`}`,
    ),
    ...blocks,
    [
      `Cost: ${printDollars(cost.before)} → ${(over ? paint.red : paint.bold)(printDollars(cost.after))} a month (${signed(difference)})${over ? `, above the budget of ${printDollars(cost.budget ?? 0)}` : ''}`,
      ...shown.map(
        ({ what, stack, before, after }) =>
          `  ${`${plain(what)}, ${stack}`.padEnd(widest + 2)} ${signed(after - before).padStart(9)}`,
      ),
      ...(cost.lines.length > shown.length ? [`  and ${cost.lines.length - shown.length} more`] : []),
      ...cost.unpriced.map((each) => paint.yellow(`  not in the sum, since no price is known: ${plain(each)}`)),
    ].join('\n'),
    'Next: change devops.yaml, then devops generate',
  ].join('\n\n')
}

function signed(dollars: number): string {
  return `${dollars < 0 ? '-' : '+'}${printDollars(Math.abs(dollars))}`
}

/** Each question with its answer and the reason, folded to the width. */
export function decisionsText({ system, decisions }: Outlined, { paint, width }: Page): string {
  const blocks = decisions.map(
    ({ key, question, meaning, because, overruled }) =>
      `${paint.dim(plain(question))}\n  ${paint.bold(plain(meaning))}${overruled ? paint.yellow('  as you decided') : ''}  ${paint.dim(key)}\n${folded(plain(because), Math.min(width, 110), '  ')}`,
  )
  return [paint.bold(`${decisions.length} decisions for ${plain(system)}`), ...blocks].join('\n\n')
}

export function costText({ cost: { items, total, unpriced, budget, users, asOf } }: Outlined, { paint }: Page): string {
  const largest = [...items].sort((a, b) => b.usd - a.usd).slice(0, 5)
  const widest = Math.max(0, ...largest.map(({ what, stack }) => what.length + stack.length + 2))
  const over = budget !== undefined && total > budget
  const sum = `${paint.bold((over ? paint.red : paint.green)(printDollars(total)))} a month${budget === undefined ? '' : ` of ${printDollars(budget)}`}, $${(total / Math.max(1, users)).toFixed(2)} a user`
  return [
    `Cost: ${sum}${unpriced.length > 0 ? `, in part: ${unpriced.length} resources have no known price` : ''}; prices as old as ${asOf}`,
    ...(items.some(({ estimated }) => estimated)
      ? [
          `  ${printDollars(items.filter(({ estimated }) => estimated).reduce((sum, { usd }) => sum + usd, 0))} of it is an estimate: prices of us-east-1 at the level of their services there`,
        ]
      : []),
    ...largest.map(
      ({ what, stack, usd }) => `  ${`${plain(what)}, ${stack}`.padEnd(widest + 2)} ${printDollars(usd).padStart(8)}`,
    ),
  ].join('\n')
}

function folded(text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length + word.length > width && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()].join('\n')
}
