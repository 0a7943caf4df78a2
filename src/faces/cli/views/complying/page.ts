import type { Judged } from '../../../../commands/auditing/compliance-asked.ts'
import type { Compliance } from '../../../../commands/compliance.ts'
import { style } from '../../../../commands/showing/style.ts'
import { escapedHtml as text } from '../../../../values/html.ts'
import { answering, caveat, order } from './words.ts'

/** One page without script or request, to be kept as evidence or printed. */
export function page({ frameworks, files, resources, on }: Compliance): string {
  const title = frameworks.map(({ id }) => id).join(', ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Compliance: ${text(title)}</title>
<style>${style}td:first-child{white-space:nowrap;overflow-wrap:normal}</style>
</head>
<body>
<header><h1>Compliance: ${text(title)}</h1>
<p>Evidence of ${on}: ${files} files, ${resources} resources. ${caveat}</p></header>
<main>
${frameworks.map(framework).join('\n')}
</main>
<footer>Written by Millwright. A control is met where checks that serve it looked at something and nothing is open; each check and each fault is named.</footer>
</body>
</html>
`
}

function framework({ id, source, date, met, notMet, notSeen, controls }: Compliance['frameworks'][number]): string {
  const tiles = `<div class="tiles"><div class="tile${notMet > 0 ? ' bad' : ''}"><b>${notMet}</b><span>not met</span></div><div class="tile"><b>${met}</b><span>met, as far as files show</span></div><div class="tile"><b>${notSeen}</b><span>not seen from files</span></div></div>`
  const sections = order.flatMap((state) => {
    const members = controls.filter((each) => each.state === state)
    return members.length > 0
      ? [`<h2>${state[0]?.toUpperCase()}${state.slice(1)}</h2>${members.map(control).join('\n')}`]
      : []
  })
  return `<section><h2>${text(id)}</h2>${tiles}<p><small>${text(source)}; ${date}.</small></p>${sections.join('\n')}</section>`
}

function control({ id, title, state, because, answers, checks, findings, accepted }: Judged): string {
  const name = `<span><b>${text(id.slice(id.indexOf('/') + 1))}</b> ${text(title)}</span>`
  if (state === 'not seen')
    return `<details><summary>${name}</summary><p>${text(because)}. To be shown by ${text(answering[answers] ?? answers)}.</p></details>`
  const faults = findings.map(
    ({ severity, check, message, place }) =>
      `<tr class="bad"><td>${severity}</td><td>${marked(message)}</td><td><code>${text(check)}</code></td><td><code>${text(`${place.file}:${place.line}`)}</code></td></tr>`,
  )
  const waived = accepted.map(
    ({ check, reason, until, place }) =>
      `<tr class="none"><td>accepted${until ? ` until ${until}` : ''}</td><td>${text(reason)}</td><td><code>${text(check)}</code></td><td><code>${text(`${place.file}:${place.line}`)}</code></td></tr>`,
  )
  const asked = checks.map(
    (each) =>
      `<tr class="${each.findings > 0 ? 'bad' : 'good'}"><td><code>${text(each.id)}</code></td><td>${text(each.title)}</td><td class="number">${each.resources} looked at</td><td class="number">${each.findings} found</td></tr>`,
  )
  const table = (rows: readonly string[]) => (rows.length > 0 ? `<table>${rows.join('\n')}</table>` : '')
  return `<details${state === 'not met' ? ' open' : ''}><summary>${name}<b>${text(because)}</b></summary>${table([...faults, ...waived])}${table(asked)}</details>`
}

/** Words with code in backticks. */
function marked(message: string): string {
  const parts = message.split('`')
  return parts
    .map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? `<code>${text(part)}</code>` : text(part)))
    .join('')
}
