import type { Explained } from '../../../../commands/explain.ts'
import { style } from '../../../../commands/showing/style.ts'
import { escapedHtml as text } from '../../../../values/html.ts'

/** The listed checks on one page that is searched where it stands: no request, a script of a few lines. */
export function page({ checks = [], page: markdown, topic }: Explained): string {
  const rows = checks.map(
    ({ id, title, why, severity, strict, fix, sources, controls }) =>
      `<details data-words="${text([id, title, severity, strict ? 'strict' : '', fix ? `fix ${fix}` : '', ...sources, ...controls].join(' ').toLowerCase())}"><summary><span><b>${text(title)}</b> <code>${text(id)}</code></span><b class="${severity}">${severity}${strict ? ', strict' : ''}</b></summary>${paragraphs(why)}${line('Fix', fix ? [fix === 'safe' ? 'devops fix' : `devops fix --risky ${id}`] : [])}${line('Controls', controls)}${line('Known elsewhere as', sources)}</details>`,
  )
  const body =
    checks.length > 0
      ? `<p><input id="search" type="search" placeholder="Search: words of the title, check, severity, rule of another tool, control" autocomplete="off" autofocus></p><p id="count"></p>\n${rows.join('\n')}`
      : `<pre>${text(markdown)}</pre>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${text(topic ?? 'Checks')}</title>
<style>${style}input{width:100%;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.5rem}summary span{color:inherit}summary code{color:var(--soft)}.critical,.high{color:var(--bad)}pre{white-space:pre-wrap}[hidden]{display:none}</style>
</head>
<body>
<header><h1>${text(topic ?? 'Checks')}</h1></header>
<main>${body}</main>
<script>${script}</script>
</body>
</html>
`
}

const script = `
const search = document.getElementById('search')
const rows = [...document.querySelectorAll('details')].map((row) => ({ row, words: (row.dataset.words + ' ' + row.textContent).toLowerCase() }))
function filter() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let count = 0
  for (const each of rows) {
    each.row.hidden = !words.every((word) => each.words.includes(word))
    if (!each.row.hidden) count++
  }
  document.getElementById('count').textContent = count + ' of ' + rows.length + ' checks'
}
if (search) {
  search.addEventListener('input', filter)
  addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== search) { event.preventDefault(); search.focus() }
  })
  filter()
}
`

function line(heading: string, items: readonly string[]): string {
  return items.length > 0
    ? `<p><em>${heading}:</em> ${items.map((item) => `<code>${text(item)}</code>`).join(', ')}</p>`
    : ''
}

function paragraphs(why: string): string {
  return why
    .split(/\n\s*\n/)
    .map((each) => `<p>${text(each.replace(/\s+/g, ' ').trim()).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
    .join('')
}
