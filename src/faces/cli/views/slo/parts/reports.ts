import type { SloReport } from '../../../../../commands/slo/report.ts'
import { escapedHtml } from '../../../../../values/html.ts'
import { count, good, lasting, minute, rest, share } from './drawn.ts'

type Row = SloReport['objectives'][number]

export function markdownReport({ from, to, objectives }: SloReport): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  return `${[
    `# Objectives, ${from.slice(0, 10)} to ${to.slice(0, 10)}`,
    table(objectives)
      .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
      .toSpliced(1, 0, `|${' --- |'.repeat(head.length)}`)
      .join('\n'),
    ...objectives
      .filter(({ spent }) => spent.length > 0)
      .flatMap((row) => [
        `## ${row.id}`,
        causes(row)
          .map((line) => `- ${line}`)
          .join('\n'),
      ]),
    'What is left is of the budget of the period: 1 - bad / (allowed × events).',
  ].join('\n\n')}\n`
}

/** One page without anything from elsewhere. */
export function htmlReport({ from, to, objectives }: SloReport): string {
  const rows = table(objectives).map((cells, at) => {
    const tag = at === 0 ? 'th' : 'td'
    return `<tr>${cells.map((text) => `<${tag}>${escapedHtml(text)}</${tag}>`).join('')}</tr>`
  })
  const details = objectives
    .filter(({ spent }) => spent.length > 0)
    .map(
      (row) =>
        `<h2>${escapedHtml(row.id)}</h2><ul>${causes(row)
          .map((line) => `<li>${escapedHtml(line)}</li>`)
          .join('')}</ul>`,
    )
  const title = `Objectives, ${from.slice(0, 10)} to ${to.slice(0, 10)}`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:72rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #8886}</style></head>
<body><h1>${title}</h1><table>${rows.join('\n')}</table>
${details.join('\n')}</body></html>
`
}

const head = ['Objective', 'Promised', 'Was', 'Kept', 'Budget left', 'Bad', 'Measured']

function table(objectives: readonly Row[]): readonly (readonly string[])[] {
  return [
    head,
    ...objectives.map(({ id, title, target, good: is, kept, left, bad, total, coverage }) => [
      `${id}: ${title}`,
      share(target),
      is === undefined ? 'no events' : good(is, target),
      kept === undefined ? 'not measured' : kept ? 'yes' : 'no',
      rest(left),
      `${count(bad)} of ${count(total)}`,
      share(coverage),
    ]),
  ]
}

function causes({ spent }: Row): readonly string[] {
  return spent.map(({ share: part, from, to, incidents, deliveries }) => {
    const when =
      from && to ? `${minute(from)} UTC, ${lasting(Date.parse(to) - Date.parse(from))}` : 'a little at a time'
    const causes = [...incidents, ...deliveries].join(', ')
    return `${share(part)} of what was spent: ${when}${causes ? ` (${causes})` : ''}`
  })
}
