import { Graph, layout } from '@dagrejs/dagre'
import type { Blueprint } from '../../model/blueprint.ts'
import { escapedHtml as escaped } from '../../values/html.ts'
import { type Arrow, type Box, type Group, type Look, sceneOf } from './scene.ts'

/** The production architecture as an SVG picture: who calls whom, in which region, at which port. */
export function picture(blueprint: Blueprint): string {
  const { boxes, groups, arrows } = sceneOf(blueprint)
  const graph = new Graph({ compound: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 34, ranksep: 110, marginx: 24, marginy: 24 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of groups) graph.setNode(key(id), {})
  for (const { id, within } of groups) if (within) graph.setParent(key(id), key(within))
  const widths = new Map<Look, number>()
  for (const { title, detail, look } of boxes)
    widths.set(look, Math.max(widths.get(look) ?? 120, wide(title, 8), wide(detail, 6.6)))
  for (const { id, look, within } of boxes) {
    graph.setNode(key(id), { width: widths.get(look), height: 56 })
    if (within) graph.setParent(key(id), key(within))
  }
  for (const { from, to } of arrows) graph.setEdge(key(from), key(to), {})
  layout(graph)
  const { width = 0 } = graph.graph() as { width?: number }
  const at = (id: string) => graph.node(key(id)) as unknown as Rectangle
  const leaving = (arrow: Arrow) =>
    port(
      at(arrow.from),
      1,
      arrow,
      peers('from', arrow, (each) => at(each.to).y),
    )
  const arriving = (arrow: Arrow) =>
    port(
      at(arrow.to),
      -1,
      arrow,
      peers('to', arrow, (each) => at(each.from).y),
    )
  const peers = (end: 'from' | 'to', arrow: Arrow, height: (arrow: Arrow) => number) =>
    arrows.filter((each) => each[end] === arrow[end]).sort((a, b) => height(a) - height(b))
  const ends = [...boxes, ...groups].map(({ id }) => at(id).y + at(id).height / 2)
  const height = Math.max(0, ...ends) + 34
  const said = new Set<string>()
  // Arrows that come in alike say so once.
  const once = (arrow: Arrow): Arrow => {
    const same = `${arrow.to} ${arrow.label}`
    if (!said.has(same)) {
      said.add(same)
      return arrow
    }
    const { label: _, ...bare } = arrow
    return bare
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" role="img" font-family="system-ui, sans-serif">`,
    `<title>Architecture of ${escaped(blueprint.plan.system)}</title>`,
    style,
    ...groups.map((group) => groupSvg(group, at(group.id))),
    ...arrows.map((arrow) => arrowSvg(once(arrow), leaving(arrow), arriving(arrow))),
    ...boxes.map((box) => boxSvg(box, at(box.id))),
    '</svg>',
    '',
  ].join('\n')
}

/** The layout keeps its nodes in a plain object, which has members of its own such as `constructor`. */
function key(id: string): string {
  return `box ${id}`
}

interface Point {
  readonly x: number
  readonly y: number
}
interface Rectangle extends Point {
  readonly width: number
  readonly height: number
}

function groupSvg({ title }: Group, { x, y, width, height }: Rectangle): string {
  const left = round(x - width / 2)
  const top = round(y - height / 2)
  return `<g class="group"><rect x="${left}" y="${round(top - 12)}" width="${round(width)}" height="${round(height + 15)}" rx="10"/><text x="${left + 12}" y="${top + 5}">${escaped(title)}</text></g>`
}

function boxSvg({ title, detail, look }: Box, { x, y, width, height }: Rectangle): string {
  const left = round(x - width / 2)
  const top = round(y - height / 2)
  return [
    `<g class="${look}"><rect x="${left}" y="${top}" width="${round(width)}" height="${height}" rx="${look === 'person' ? 28 : 8}"/>`,
    `<text class="title" x="${round(x)}" y="${round(y - 4)}">${escaped(title)}</text>`,
    `<text class="detail" x="${round(x)}" y="${round(y + 15)}">${escaped(detail)}</text></g>`,
  ].join('')
}

/** Where an arrow leaves or reaches the side of a box: arrows are spread over it in the order of their other ends. */
function port({ x, y, width, height }: Rectangle, side: 1 | -1, arrow: Arrow, peers: readonly Arrow[]): Point {
  const share = (peers.indexOf(arrow) + 1) / (peers.length + 1)
  return { x: x + (side * width) / 2, y: y - height / 2 + share * height }
}

function arrowSvg({ label, dashed }: Arrow, from: Point, to: Point): string {
  const bend = (to.x - from.x) / 2
  const path = `M${round(from.x)} ${round(from.y)} C${round(from.x + bend)} ${round(from.y)} ${round(to.x - bend)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`
  // Nearer to the target, where arrows that leave one box have parted; between regions nearer to the source, where no title stands.
  const [along, down] = dashed ? [0.68, 0.22] : [1.4, 0.75]
  const text = label
    ? `<text x="${round(from.x + bend * along)}" y="${round(from.y + (to.y - from.y) * down - 4)}">${escaped(label)}</text>`
    : ''
  return `<g class="arrow"><path d="${path}"${dashed ? ' stroke-dasharray="5 4"' : ''} marker-end="url(#tip)"/>${text}</g>`
}

const style = `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#64748b"/></marker></defs>
<style>
.group rect{fill:#94a3b8;fill-opacity:.1;stroke:#94a3b8;stroke-dasharray:3 3}
.group text{font-size:12px;fill:#64748b;font-weight:600}
.arrow path{fill:none;stroke:#64748b;stroke-width:1.4}
.arrow text{font-size:11px;fill:#475569;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}
.title{font-size:14px;font-weight:600;text-anchor:middle;fill:#0f172a}
.detail{font-size:11px;text-anchor:middle;fill:#334155}
.person rect{fill:#fde68a;stroke:#d97706}
.edge rect{fill:#ddd6fe;stroke:#7c3aed}
.service rect{fill:#bfdbfe;stroke:#2563eb}
.store rect{fill:#bbf7d0;stroke:#16a34a}
.copy rect{fill:#e2e8f0;stroke:#64748b}
</style>`

function wide(text: string, perCharacter: number): number {
  return text.length * perCharacter + 28
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
