import { Marked } from 'marked'
import type { Designed } from '../../../../commands/design.ts'
import { style } from '../../../../commands/showing/style.ts'
import { escapedHtml as escaped } from '../../../../values/html.ts'

/** Design, pipeline and every decision on one page that needs nothing else: no script, no request. */
export function page({ system, documents = [] }: Designed): string {
  const texts = documents.filter(({ path }) => path.endsWith('.md') && !path.endsWith('/README.md'))
  const anchors = new Map(texts.map(({ path }) => [path, path.replace(/^docs\/|\.md$/g, '').replaceAll('/', '-')]))
  const picture = documents.find(({ path }) => path.endsWith('.svg'))?.text ?? ''
  const main = texts.filter(({ path }) => !path.includes('/decisions/'))
  const records = texts.filter(({ path }) => path.includes('/decisions/'))
  const section = ({ path, text }: { readonly path: string; readonly text: string }) =>
    `<section id="${anchors.get(path)}">${htmlOf(text, path, anchors, picture)}</section>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(system)}: design</title>
<style>${style}pre{padding:.75rem 1rem;overflow-x:auto;border:1px solid var(--line);border-radius:.6rem;background:var(--card)}a{color:var(--accent)}section+section{margin-top:4rem;border-top:1px solid var(--line);padding-top:2rem}.records section{margin-top:2.5rem}.records h1{font-size:1.5rem}.records h2{font-size:1.05rem;margin-top:1.5rem}</style>
</head>
<body>
<main>
${main.map(section).join('\n')}
<div class="records">${records.map(section).join('\n')}</div>
</main>
</body>
</html>
`
}

function htmlOf(text: string, path: string, anchors: ReadonlyMap<string, string>, picture: string): string {
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escaped(text),
      // The picture says it already.
      code: ({ text, lang }) => (lang === 'mermaid' ? '' : `<pre><code>${escaped(text)}</code></pre>`),
      image: () => `<figure>${picture}</figure>`,
      heading({ tokens, depth, text }) {
        const id = text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
        return `<h${depth} id="${anchors.get(path)}-${id}">${this.parser.parseInline(tokens)}</h${depth}>`
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens)
        if (href.startsWith('#')) return `<a href="#${anchors.get(path)}-${href.slice(1)}">${inner}</a>`
        if (/^https:\/\//.test(href)) return `<a href="${escaped(href)}">${inner}</a>`
        const target = anchors.get(new URL(href, `file:///${path}`).pathname.slice(1))
        return target ? `<a href="#${target}">${inner}</a>` : inner
      },
    },
  })
  return marked.parse(text, { async: false })
}
