import { readFileSync } from 'node:fs'
import { checks } from '../../../../checks/index.ts'
import type { Audit } from '../../../../commands/audit.ts'
import { own } from '../../../../commands/auditing/select.ts'
import { control } from '../../../../facts/controls.ts'

/** What was found, on one page that needs nothing else: search, filters, the map of the estate; data, script and style stand in it. */
export function page(audit: Audit): string {
  const { cwd: _, checks: ran, ...data } = audit
  const ids = [...new Set(data.findings.map(({ check }) => check))].sort()
  const about = Object.fromEntries(ids.map((id) => [id, aboutOf(id)]))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Audit: ${data.findings.length} findings</title>
<style>${text(new URL('./findings.css', import.meta.url))}${text(new URL('../map/drawing.css', import.meta.url))}</style>
</head>
<body data-tab="findings">
<header>
<h1>Audit</h1>
<div id="severities" role="group" aria-label="Severities"></div>
<label class="search">Search <input id="search" type="search" placeholder="message, file, resource, check" autocomplete="off" spellcheck="false"></label>
<div id="tabs" role="tablist">
<button type="button" role="tab" data-tab="findings">Findings</button>
<button type="button" role="tab" data-tab="map">Map</button>
<button type="button" role="tab" data-tab="about">About</button>
</div>
<button type="button" id="theme" aria-label="Light or dark">◐</button>
</header>
<section id="findings">
<nav id="facets" aria-label="Filters"></nav>
<div id="list" role="listbox" tabindex="0" aria-label="Findings"><div id="rows"></div></div>
<article id="detail" aria-live="polite"></article>
</section>
<section id="estate">
<nav aria-label="What is deployed together"><label class="search"><input id="map-search" type="search" placeholder="name, kind, file" aria-label="Search on the map" autocomplete="off"></label><h2>Deployed together</h2><ul id="scopes"></ul><h2>Kinds</h2><ul id="kinds"></ul></nav>
<div id="chart"><div id="stage"><svg id="map" role="img" aria-label="Map of the chosen part of the estate"></svg><p id="empty" hidden></p></div>
<div id="zoom"><button type="button" data-zoom="1.25" aria-label="Nearer">+</button><button type="button" data-zoom="0.8" aria-label="Farther">−</button><button type="button" data-zoom="0" aria-label="Show all">⤢</button></div></div>
<aside aria-live="polite" id="thing"></aside>
</section>
<section id="about"></section>
<script type="application/json" id="data">${JSON.stringify({ ...data, ran: ran.length, about }).replaceAll('<', '\\u003c')}</script>
<script>${text(new URL('./findings.bundle.js', import.meta.url)).replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`
}

function text(file: URL): string {
  return readFileSync(file, 'utf8')
}

function aboutOf(id: string) {
  const unit = Object.hasOwn(checks, id) ? checks[id] : undefined
  if (unit) {
    const { title, why, controls = [], sources = [], level } = unit
    return {
      title,
      why,
      sources,
      level,
      controls: controls.map((each) => ({ id: each, title: control(each)?.title ?? '' })),
    }
  }
  const rule = Object.hasOwn(own, id) ? own[id as keyof typeof own] : undefined
  return rule
    ? { title: rule.title, why: rule.why, sources: [], controls: [] }
    : { title: '', why: '', sources: [], controls: [] }
}
