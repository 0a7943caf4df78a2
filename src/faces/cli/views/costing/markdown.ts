import type { Cost } from '../../../../commands/cost.ts'
import { amount, money, rate, signed } from './money.ts'
import { isPartial } from './text.ts'

/** For a comment on a pull request: the difference where one was asked for, else the resources. */
export function markdown(cost: Cost): string {
  const { total, budget, unpriced, unsupported, unread, byUse, asOf } = cost
  const partial = isPartial(cost)
  return [
    ...(cost.difference ? changes(cost, cost.difference) : resources(cost)),
    '',
    ...(budget
      ? [
          total > budget.usd
            ? `**Above the budget** of ${money(budget.usd)} a month by ${money(total - budget.usd)}.`
            : `Within the budget of ${money(budget.usd)} a month.`,
          '',
        ]
      : []),
    ...folded('What is not in the sum', [
      ...unpriced.map((each) => `- ${each}`),
      ...unsupported.map(({ type, count }) => `- \`${type}\`: not priced yet (${count})`),
      ...unread.map((each) => `- Module from elsewhere: ${each}`),
      ...(byUse > 0 ? [`- ${byUse} lines that are paid by use`] : []),
    ]),
    ...(budget?.cheaper ?? []).map(
      ({ changes: parts, total: left, saves }) => `- ${parts.join(' and ')}: ${money(left)}, ${money(saves)} less`,
    ),
    `<sub>${partial ? 'In part. ' : ''}List prices on demand${asOf === undefined ? '' : `, as old as ${asOf}`}. Written by Millwright.</sub>`,
  ].join('\n')
}

function changes({ total }: Cost, { since, before, rows }: NonNullable<Cost['difference']>): string[] {
  const difference = total - before
  const share = before > 0 ? ` (${difference < 0 ? '' : '+'}${((100 * difference) / before).toFixed(0)} %)` : ''
  if (rows.length === 0) return [`### Cost: no change, ${money(total)} a month`]
  return [
    `### Cost: ${signed(difference)} a month${share}`,
    '',
    `${money(before)} at \`${since.slice(0, 10)}\`, now **${money(total)}**.`,
    '',
    '| Resource | Before | Now | Difference |',
    '|---|--:|--:|--:|',
    ...rows
      .slice(0, 40)
      .map(
        ({ group, resource, before: old, after: now }) =>
          `| ${cell(`${resource}`)}${group === '.' ? '' : ` <sub>${cell(group)}</sub>`} | ${old === undefined ? 'new' : money(old)} | ${now === undefined ? 'gone' : now === 0 ? 'by use' : money(now)} | ${signed((now ?? 0) - (old ?? 0))} |`,
      ),
    ...(rows.length > 40 ? [`| and ${rows.length - 40} more | | | |`] : []),
  ]
}

function resources({ name, total, groups, rows, savings, perUser }: Cost): string[] {
  return [
    `### ${name}: ${money(total)} a month${perUser ? `, ${money(perUser.usd)} a user` : ''}`,
    ...groups.flatMap(({ name: group, usd }) => [
      '',
      `**${group}: ${money(usd)}**`,
      '',
      '| Resource | Lines | A month |',
      '|---|---|--:|',
      ...rows
        .filter((row) => row.group === group)
        .map(
          ({ resource, lines, usd: sum, within }) =>
            `| ${cell(resource)} | ${cell(linesOf(resource, lines))} | ${within ? `(${money(sum)})` : money(sum)} |`,
        ),
    ]),
    ...(savings.length > 0
      ? [
          '',
          '**Ways to pay less**',
          '',
          ...savings.map(({ what, usd, assumption }) => `- ${money(usd)}: ${what}. ${assumption}`),
        ]
      : []),
  ]
}

function linesOf(resource: string, lines: Cost['rows'][number]['lines']): string {
  return lines
    .map(({ name, quantity, unit, each }) => {
      const own = name === resource ? '' : `${name}: `
      return quantity === undefined
        ? `${own}by use${each === undefined ? '' : `, ${rate(each)} per ${unit}`}`
        : `${own}${amount(quantity)} ${unit}`
    })
    .join('; ')
}

function folded(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`<details><summary>${title} (${lines.length})</summary>`, '', ...lines, '', '</details>', '']
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
