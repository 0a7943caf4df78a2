import type { Cost } from '../../../../commands/cost.ts'
import { count } from '../../count.ts'
import { plain } from '../../frame.ts'
import type { Page } from '../../view.ts'
import { amount, counted, money, rate, signed } from './money.ts'

/** What somebody asks first: the sum, what is missing in it, each user's share, the budget, and how to pay less. */
export function summary(cost: Cost, { paint }: Page): string {
  const { name, total, budget, perUser, perTransaction, notes, asOf } = cost
  const over = budget !== undefined && total > budget.usd
  const sum = paint.bold((over ? paint.red : paint.green)(money(total)))
  return [
    `${paint.bold(plain(name))} costs ${sum} a month${budget ? ` of ${money(budget.usd)}` : ''}${isPartial(cost) ? ', in part' : ''}`,
    ...(perUser
      ? [
          `${money(perUser.usd)} for each of ${amount(perUser.users)} users${perTransaction ? `, ${money(perTransaction.usd)} for each of ${amount(perTransaction.monthly)} requests a month` : ''}`,
        ]
      : []),
    paint.dim([...notes, ...(asOf === undefined ? [] : [`Prices as old as ${asOf}.`])].join(' ')),
    ...differenceText(cost, paint),
    ...missing(cost, paint),
    ...ways(cost, paint),
  ].join('\n')
}

/** Something of AWS has no price or no rule: the total is a lower bound. */
export function isPartial({ unpriced, unsupported, unread }: Cost): boolean {
  return unpriced.length > 0 || unread.length > 0 || unsupported.some(({ type }) => type.startsWith('aws_'))
}

type Paint = Page['paint']

function differenceText({ difference, total }: Cost, paint: Paint): string[] {
  if (!difference) return []
  const { since, before, rows } = difference
  return [
    '',
    `${paint.bold('Since')} ${since.slice(0, 10)}: ${signed(total - before)} (${money(before)} before)`,
    ...rows.slice(0, 30).map(({ resource, before: old, after: now }) => {
      const mark = old === undefined ? paint.green('+') : now === undefined ? paint.red('-') : '~'
      return `  ${mark} ${signed((now ?? 0) - (old ?? 0)).padStart(10)}  ${plain(resource)}`
    }),
    ...(rows.length > 30 ? [`  and ${rows.length - 30} more`] : []),
  ]
}

function missing({ unpriced, byUse, unsupported, unread, free }: Cost, paint: Paint): string[] {
  const ours = unsupported
    .filter(({ type }) => type.startsWith('aws_'))
    .map(({ type, count: many }) => `${type} (${many})`)
  return [
    ...(unpriced.length > 0
      ? ['', paint.yellow(`${count(unpriced.length, 'line')} without a price`), ...list(unpriced.map(plain), 8)]
      : []),
    ...(unread.length > 0
      ? [
          '',
          paint.yellow(`${count(unread.length, 'module')} from elsewhere, whose resources are not in these files`),
          ...list(unread.map(plain), 8),
          paint.dim('  A plan has them: terraform show -json PLAN > plan.json, and devops cost plan.json'),
        ]
      : []),
    ...(ours.length > 0 ? ['', paint.yellow('Types that are not priced yet'), ...list(ours, 12)] : []),
    ...(unsupported.length > ours.length
      ? ['', paint.dim(`Of other providers, not priced: ${providersIn(unsupported)}.`)]
      : []),
    ...(byUse > 0
      ? [
          '',
          paint.dim(
            `${count(byUse, 'line')} paid by use, which is not in the sum. ${count(free, 'resource')} cost nothing themselves.`,
          ),
        ]
      : []),
  ]
}

function list(all: readonly string[], most: number): string[] {
  return [
    ...all.slice(0, most).map((each) => `  ${each}`),
    ...(all.length > most ? [`  and ${all.length - most} more`] : []),
  ]
}

/** `google (320), github (12)`. */
export function providersIn(unsupported: Cost['unsupported']): string {
  const counts = new Map<string, number>()
  for (const { type, count: many } of unsupported) {
    const [provider = type] = type.split('_')
    if (provider !== 'aws') counts.set(provider, (counts.get(provider) ?? 0) + many)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([provider, many]) => `${provider} (${many})`)
    .join(', ')
}

function ways({ budget, total, savings }: Cost, paint: Paint): string[] {
  return [
    ...(budget && total > budget.usd
      ? [
          '',
          paint.bold(
            budget.cheaper.length > 0
              ? `${money(total - budget.usd)} above the budget. What would keep it:`
              : `${money(total - budget.usd)} above the budget, and nothing that could be asked less of keeps it.`,
          ),
          ...budget.cheaper.flatMap(({ changes, givenUp, total: left, saves }, index) => [
            `  ${index + 1}. ${money(left)} a month, ${money(saves)} less`,
            ...changes.flatMap((change, each) => [
              `     ${plain(change)}`,
              paint.dim(`       given up: ${plain(givenUp[each] ?? '')}`),
            ]),
          ]),
        ]
      : []),
    ...(savings.length > 0
      ? [
          '',
          paint.bold('Ways to pay less'),
          ...savings.flatMap(({ what, usd, assumption }) => [
            `  ${money(usd).padStart(8)}  ${plain(what)}`,
            paint.dim(`            ${plain(assumption)}`),
          ]),
        ]
      : []),
  ]
}

/** Resources with their lines, the dearest first under what is deployed together. Short of all, what is paid by use is left out. */
export function table({ rows, groups }: Cost, { paint, width }: Page, most = Number.POSITIVE_INFINITY): string {
  const all = most === Number.POSITIVE_INFINITY
  const shown = rows.filter(({ usd }) => all || usd > 0).slice(0, most)
  const blocks = groups.flatMap(({ name, usd }) => {
    const own = shown.filter(({ group }) => group === name)
    if (own.length === 0) return []
    const inner = own.flatMap(({ resource, usd: sum, within, lines }) => {
      const right = within ? `(${money(sum)})` : money(sum)
      const [only] = lines
      if (lines.length === 1 && only?.name === resource) return [columns(plain(resource + how(only)), right, width, 2)]
      const told = lines.filter((line) => all || line.quantity !== undefined)
      return [
        columns(plain(resource), right, width, 2),
        ...told.map((line) => {
          const left = `${line.part ? `${line.part}: ` : ''}${line.name}${how(line)}`
          return paint.dim(columns(plain(left), line.usd === undefined ? lacking(line) : money(line.usd), width, 4))
        }),
      ]
    })
    return [[paint.bold(columns(plain(name), money(usd), width, 0)), ...inner].join('\n')]
  })
  const left = rows.length - shown.length
  return [
    ...blocks,
    ...(left > 0 ? [paint.dim(`${count(left, 'resource')} more; --format table shows all`)] : []),
  ].join('\n\n')
}

type Line = Cost['rows'][number]['lines'][number]

function how({ quantity, unit, each, assumed }: Line): string {
  if (quantity === undefined) return ''
  return `, ${counted(quantity, unit, each)}${assumed === undefined ? '' : ` (${assumed})`}`
}

function lacking({ each, unit, quantity }: Line): string {
  if (quantity !== undefined || each === undefined) return 'no price'
  return `${rate(each)} per ${unit}`
}

function columns(left: string, right: string, width: number, indent: number): string {
  const room = Math.max(20, Math.min(width, 120) - indent - right.length - 2)
  const cut = left.length > room ? `${left.slice(0, room - 1)}…` : left
  return `${' '.repeat(indent)}${cut.padEnd(room + 2)}${right}`
}
