import type { PublicStatus } from '../../../commands/status/show.ts'
import { escapedHtml } from '../../../values/html.ts'
import { style } from './style.ts'

type Incident = PublicStatus['incidents'][number]

/** The status page: readable without scripts, by anybody. */
export function statusPage({ at, state, services, incidents }: PublicStatus, nonce: string): string {
  const open = incidents.filter((each) => each.state === 'open')
  const ended = incidents.filter((each) => each.state === 'resolved')
  const headline =
    state === 'works' ? 'Everything works' : open.length === 1 ? 'One disturbance' : `${open.length} disturbances`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${headline} · Status</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="alternate" type="application/json" href="/status.json">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1 class="${state}">${headline}</h1>
<p class="quiet">As of ${moment(at)}. Times are UTC.</p>
${services.length === 0 ? '' : `<h2>Services</h2>\n<ul class="services">${services.map(({ name, state }) => `<li><span>${escapedHtml(name)}</span><b class="${state}">${state}</b></li>`).join('')}</ul>`}
${open.length === 0 ? '' : `<h2>Now</h2>\n${open.map(article).join('\n')}`}
<h2>Before</h2>
${ended.length === 0 ? '<p class="quiet">Nothing that was published has ended in the last two weeks.</p>' : ended.map(article).join('\n')}
</main>
<footer class="quiet"><a href="/status.json">The same as JSON</a> · <a href="/">Sign in</a></footer>
</body>
</html>
`
}

function article({ title, service, state, openedAt, resolvedAt, messages }: Incident): string {
  const span = resolvedAt ? `${moment(openedAt)} to ${moment(resolvedAt)}` : `since ${moment(openedAt)}`
  return `<article>
<h3>${escapedHtml(title)}</h3>
<p class="quiet">${service ? `${escapedHtml(service)}, ` : ''}${span}${state === 'resolved' ? ': resolved' : ''}</p>
<ol>${messages.map(({ at, text }) => `<li>${moment(at)}<p>${escapedHtml(text)}</p></li>`).join('')}</ol>
</article>`
}

function moment(at: string): string {
  return `<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)}</time>`
}
