import { automatic, promoted, proves } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'

interface Step {
  readonly title: string
  readonly detail: string
  readonly look: 'check' | 'build' | 'stage' | 'proof' | 'person'
}

/** From a pull request to the last stage, in order. */
function stepsOf({ plan }: Blueprint): Step[] {
  return [
    { title: 'pull request', detail: 'tests, scans, review', look: 'check' },
    { title: 'merge', detail: plan.delivery.branch, look: 'check' },
    ...(plan.workloads.length > 0 ? [{ title: 'image', detail: 'build, scan, sign', look: 'build' } as const] : []),
    ...[...automatic(plan), ...promoted(plan)].flatMap((stage): Step[] => [
      ...(stage.approval ? [{ title: 'approval', detail: 'calendar, signature', look: 'person' } as const] : []),
      { title: stage.name, detail: 'deploy, smoke test', look: 'stage' },
      ...(proves(stage, plan) ? [{ title: 'proof', detail: 'e2e, DAST, budget', look: 'proof' } as const] : []),
    ]),
  ]
}

export function stagesMermaid(blueprint: Blueprint): string {
  const steps = stepsOf(blueprint)
  return [
    'flowchart LR',
    ...steps.map(({ title, detail, look }, index) =>
      look === 'person' ? `  s${index}{{"${title}: ${detail}"}}` : `  s${index}["${title}: ${detail}"]`,
    ),
    ...steps.slice(1).map((_, index) => `  s${index} --> s${index + 1}`),
    ...steps.flatMap(({ look }, index) => (look === 'stage' ? [`  s${index} -. fails: put back .-> s${index}`] : [])),
  ].join('\n')
}

const box = { width: 150, height: 56, gap: 44, row: 110, across: 5 } as const

/** The same as a picture, in rows that read like text. */
export function stagesPicture(blueprint: Blueprint): string {
  const steps = stepsOf(blueprint)
  const columns = Math.min(steps.length, box.across)
  const width = 48 + columns * (box.width + box.gap) - box.gap
  const height = 48 + Math.ceil(steps.length / box.across) * box.row - (box.row - box.height)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif">`,
    `<title>Pipeline of ${blueprint.plan.system}</title>`,
    style,
    ...steps.slice(1).map((_, index) => arrow(at(index), at(index + 1))),
    ...steps.map((step, index) => drawn(step, at(index))),
    '</svg>',
    '',
  ].join('\n')
}

interface Corner {
  readonly x: number
  readonly y: number
}

function at(index: number): Corner {
  return {
    x: 24 + (index % box.across) * (box.width + box.gap),
    y: 24 + Math.floor(index / box.across) * box.row,
  }
}

function arrow(from: Corner, to: Corner): string {
  const middle = box.height / 2
  if (from.y === to.y)
    return `<path class="arrow" d="M${from.x + box.width} ${from.y + middle}H${to.x}" marker-end="url(#tip)"/>`
  const between = (from.y + box.height + to.y) / 2
  const centre = box.width / 2
  return `<path class="arrow" d="M${from.x + centre} ${from.y + box.height}V${between}H${to.x + centre}V${to.y}" marker-end="url(#tip)"/>`
}

function drawn({ title, detail, look }: Step, { x, y }: Corner): string {
  const centre = x + box.width / 2
  return [
    `<g class="${look}"><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${look === 'person' ? 28 : 8}"/>`,
    `<text class="title" x="${centre}" y="${y + 24}">${title}</text>`,
    `<text class="detail" x="${centre}" y="${y + 43}">${detail}</text></g>`,
  ].join('')
}

const style = `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#64748b"/></marker></defs>
<style>
.arrow{fill:none;stroke:#64748b;stroke-width:1.4}
.title{font-size:14px;font-weight:600;text-anchor:middle;fill:#0f172a}
.detail{font-size:11px;text-anchor:middle;fill:#334155}
.check rect{fill:#ddd6fe;stroke:#7c3aed}
.build rect{fill:#e2e8f0;stroke:#64748b}
.stage rect{fill:#bfdbfe;stroke:#2563eb}
.proof rect{fill:#bbf7d0;stroke:#16a34a}
.person rect{fill:#fde68a;stroke:#d97706}
</style>`
