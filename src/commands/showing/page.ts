import type { Artifact } from '../../model/blueprint.ts'
import { escapedHtml as text } from '../../values/html.ts'
import { printDollars } from '../../values/money.ts'
import type { Audit } from '../audit.ts'
import type { Outlined } from '../design.ts'
import type { Verified } from '../verify.ts'
import { style } from './style.ts'

export interface Shown {
  readonly outline: Outlined
  /** SVG. */
  readonly picture: string
  readonly stages: readonly string[]
  readonly artifacts: readonly Artifact[]
  readonly audit: Audit
  readonly proof: Verified
  readonly on: Date
}

/** The whole story of an estate on one page that needs nothing else: no script, no request. */
export function page(shown: Shown): string {
  const { outline, picture, on } = shown
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(outline.system)}: production estate</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${text(outline.system)}</h1>
<p>From one spec to a production estate: what was decided, written and proved. ${on.toISOString().slice(0, 10)}</p>
</header>
<main>
${tiles(shown)}
<section><h2>Architecture</h2><figure>${picture.replace(/^<\?xml[^>]*>/, '')}</figure></section>
${decisions(outline)}
${generated(shown)}
${proved(shown)}
${audited(shown)}
${cost(outline)}
</main>
<footer>Written by Millwright. Nothing on this page is asserted that was not computed from the spec, read back from the files, or said by the tool that is named.</footer>
</body>
</html>
`
}

function tiles({ outline, artifacts, proof, audit }: Shown): string {
  const proved = proof.files.filter(
    ({ provedBy, refutations }) => provedBy.length > 0 && refutations.length === 0,
  ).length
  const refuted = proof.files.filter(({ refutations }) => refutations.length > 0).length
  const { total, budget, unpriced } = outline.cost
  return `<div class="tiles">${[
    tile(String(outline.decisions.length), 'decisions, each with its reason'),
    tile(String(artifacts.length), 'files'),
    tile(`${proved}`, `proved by other tools${refuted > 0 ? `, ${refuted} refuted` : ''}`, refuted > 0),
    tile(String(audit.findings.length), 'findings of our own audit', audit.findings.length > 0),
    tile(
      printDollars(total),
      `a month${unpriced.length > 0 ? ', in part' : ''}${budget === undefined ? '' : ` of ${printDollars(budget)}`}`,
      budget !== undefined && total > budget,
    ),
  ].join('')}</div>`
}

function tile(value: string, label: string, bad = false): string {
  return `<div class="tile${bad ? ' bad' : ''}"><b>${text(value)}</b><span>${text(label)}</span></div>`
}

function decisions({ decisions }: Outlined): string {
  const rows = decisions.map(
    ({ question, meaning, because, givenUp, changesIf, overruled }) =>
      `<details><summary><span>${text(question)}</span><b>${text(meaning)}</b>${overruled ? '<i>overruled</i>' : ''}</summary><p>${text(because)}</p><p><em>Given up:</em> ${text(givenUp)}</p><p><em>Another answer if:</em> ${text(changesIf)}</p></details>`,
  )
  return `<section><h2>Decisions</h2>${rows.join('\n')}</section>`
}

function generated({ artifacts, proof }: Shown): string {
  const proofs = new Map(proof.files.map((file) => [file.path, file]))
  const parts = new Map<string, Artifact[]>()
  for (const artifact of artifacts) {
    const part = artifact.path.includes('/') ? (artifact.path.split('/')[0] ?? '') : '.'
    parts.set(part, [...(parts.get(part) ?? []), artifact])
  }
  const groups = [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, files]) => {
      const rows = files.map(({ path }) => {
        const file = proofs.get(path)
        const state = file?.refutations.length ? 'bad' : file?.provedBy.length ? 'good' : 'none'
        const by = file?.refutations.length
          ? file.refutations.map(({ prover, message }) => `${prover}: ${message}`).join('; ')
          : file?.provedBy.join(', ') || file?.unproved || ''
        return `<tr class="${state}"><td><code>${text(path)}</code></td><td>${text(by)}</td></tr>`
      })
      return `<details><summary><span><code>${text(part)}</code></span><b>${files.length} ${files.length === 1 ? 'file' : 'files'}</b></summary><table>${rows.join('\n')}</table></details>`
    })
  return `<section><h2>What was written</h2>${groups.join('\n')}</section>`
}

function proved({ proof }: Shown): string {
  const rows = proof.provers.map(
    ({ title, version, missing, claim, blind, proved, refuted }) =>
      `<tr class="${missing ? 'none' : refuted > 0 ? 'bad' : 'good'}"><td>${text(title)}<br><small>${text(version ?? 'not run')}</small></td><td>${missing ? text(missing) : `${proved} proved${refuted > 0 ? `, <b>${refuted} refuted</b>` : ''}`}</td><td>${text(claim)}</td><td>${text(blind)}</td></tr>`,
  )
  const nobody = proof.files.filter(({ unproved }) => unproved !== undefined)
  return `<section><h2>What was proved, and how</h2><table><tr><th>By</th><th>Result</th><th>A pass means</th><th>It does not see</th></tr>${rows.join('\n')}</table>
${nobody.length > 0 ? `<details><summary><span>Proved by nobody</span><b>${nobody.length} files</b></summary><table>${nobody.map(({ path, unproved }) => `<tr><td><code>${text(path)}</code></td><td>${text(unproved ?? '')}</td></tr>`).join('\n')}</table></details>` : ''}</section>`
}

function audited({ audit }: Shown): string {
  const { findings, checks, resources, files } = audit
  const rows = findings.map(
    ({ severity, message, check, place }) =>
      `<tr class="bad"><td>${text(severity)}</td><td>${text(message)}</td><td><code>${text(check)}</code></td><td><code>${text(`${place.file}:${place.line}`)}</code></td></tr>`,
  )
  return `<section><h2>Read back and audited</h2><p>${files} files, ${resources} resources, ${checks.length} checks: ${findings.length === 0 ? 'nothing to report' : `${findings.length} findings`}.</p>${rows.length > 0 ? `<table>${rows.join('\n')}</table>` : ''}</section>`
}

function cost({ cost: { items, total, unpriced, asOf, budget, users } }: Outlined): string {
  const sorted = [...items].sort((a, b) => b.usd - a.usd)
  const most = sorted[0]?.usd ?? 1
  const rows = sorted.map(
    ({ what, stack, usd, quantity, unit }) =>
      `<tr><td>${text(what)}</td><td>${text(stack)}</td><td>${text(`${Math.round(quantity * 100) / 100} ${unit}`)}</td><td class="number">${printDollars(usd)}</td><td class="bar"><span style="width:${((usd / most) * 100).toFixed(1)}%"></span></td></tr>`,
  )
  return `<section><h2>Cost</h2><p>${printDollars(total)} a month${budget === undefined ? '' : ` of ${printDollars(budget)}`}, $${(total / Math.max(1, users)).toFixed(2)} a user. List prices on demand; the oldest is of ${text(asOf)}.</p>
${unpriced.length > 0 ? `<p class="warning">The sum is partial. No price is known of: ${text(unpriced.join('; '))}.</p>` : ''}
<details><summary><span>Resource by resource</span><b>${items.length} items</b></summary><table>${rows.join('\n')}</table></details></section>`
}
