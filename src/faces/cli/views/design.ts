import type { Designed } from '../../../commands/design.ts'
import { printDollars } from '../../../values/money.ts'
import { plain } from '../frame.ts'
import type { Page, View } from '../view.ts'

export const view: View<Designed> = {
  human: (designed, page) =>
    [
      decisionsText(designed, page),
      costText(designed, page),
      'Next: devops generate writes it; devops explain DECISION says more',
    ].join('\n\n'),
}

/** Each question with its answer and the reason, folded to the width. */
export function decisionsText({ system, decisions }: Designed, { paint, width }: Page): string {
  const blocks = decisions.map(
    ({ key, question, meaning, because, overruled }) =>
      `${paint.dim(plain(question))}\n  ${paint.bold(plain(meaning))}${overruled ? paint.yellow('  as you decided') : ''}  ${paint.dim(key)}\n${folded(plain(because), Math.min(width, 110), '  ')}`,
  )
  return [paint.bold(`${decisions.length} decisions for ${plain(system)}`), ...blocks].join('\n\n')
}

export function costText({ cost: { items, total, unpriced, budget, users, asOf } }: Designed, { paint }: Page): string {
  const largest = [...items].sort((a, b) => b.usd - a.usd).slice(0, 5)
  const widest = Math.max(0, ...largest.map(({ what, stack }) => what.length + stack.length + 2))
  const over = budget !== undefined && total > budget
  const sum = `${paint.bold((over ? paint.red : paint.green)(printDollars(total)))} a month${budget === undefined ? '' : ` of ${printDollars(budget)}`}, $${(total / Math.max(1, users)).toFixed(2)} a user`
  return [
    `Cost: ${sum}${unpriced.length > 0 ? `, in part: ${unpriced.length} resources have no known price` : ''}; prices as old as ${asOf}`,
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
