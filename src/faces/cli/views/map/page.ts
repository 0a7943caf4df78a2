import { readFileSync } from 'node:fs'
import type { EstateShown } from '../../../../commands/estate.ts'

/** A map of the estate on one page that needs nothing else: data, layout library, script and style stand in it. */
export function page(shown: EstateShown): string {
  const { cwd: _, ...data } = shown
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Estate: ${shown.things.length} resources</title>
<style>${readFileSync(new URL('./map.css', import.meta.url), 'utf8')}${readFileSync(new URL('./drawing.css', import.meta.url), 'utf8')}</style>
</head>
<body>
<header>
<h1>Estate</h1>
<p id="totals"></p>
<label class="search">Search <input id="search" type="search" placeholder="name, kind, file" autocomplete="off"></label>
</header>
<nav aria-label="What is deployed together"><h2>Deployed together</h2><ul id="scopes"></ul><h2>Kinds</h2><ul id="kinds"></ul></nav>
<main>
<div id="stage"><svg id="map" role="img" aria-label="Map of the chosen part of the estate"></svg><p id="empty" hidden></p></div>
<div id="zoom"><button type="button" data-zoom="1.25" aria-label="Nearer">+</button><button type="button" data-zoom="0.8" aria-label="Farther">−</button><button type="button" data-zoom="0" aria-label="Show all">⤢</button></div>
</main>
<aside aria-live="polite" id="details"></aside>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${script()}</script>
</body>
</html>
`
}

/** `client/main.js` and its layout library, as the build puts them together. */
function script(): string {
  return readFileSync(new URL('./map.bundle.js', import.meta.url), 'utf8').replaceAll('</script', '<\\/script')
}
