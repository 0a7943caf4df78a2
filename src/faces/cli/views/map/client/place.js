import { Graph, layout } from '@dagrejs/dagre'

const height = 44
const gap = 28

/**
 * Where everything goes: each part that hangs together is laid out by itself, and the parts stand in rows that are about as
 * wide as the window is. `places` by id are centres with width and height; `points` are in the order of the edges.
 */
export function place(things, edges, widthOf, aspect) {
  const parts = [...partsOf(things, edges)].map((part) => arranged(part, widthOf))
  const area = parts.reduce((sum, part) => sum + (part.width + gap) * (part.height + gap), 0)
  const widest = Math.max(400, ...parts.map((part) => part.width))
  const room = Math.max(widest, Math.sqrt(area * aspect))
  const places = new Map()
  const points = new Map()
  let [x, y, row, right] = [gap, gap, 0, 0]
  for (const part of parts.sort((a, b) => b.height - a.height || sortOf(a).localeCompare(sortOf(b)))) {
    if (x > gap && x + part.width > room) [x, y, row] = [gap, y + row + gap, 0]
    const moved = (point) => ({ ...point, x: point.x + x, y: point.y + y })
    for (const [id, at] of part.places) places.set(id, moved(at))
    for (const [edge, line] of part.points) points.set(edge, line.map(moved))
    x += part.width + gap
    row = Math.max(row, part.height)
    right = Math.max(right, x)
  }
  return { places, points, width: right, height: y + row + gap }
}

/** Things of one kind stand beside each other. */
function sortOf({ members: [{ title, name }] }) {
  return `${title}\n${name}`
}

function* partsOf(things, edges) {
  const touching = new Map(things.map(({ id }) => [id, []]))
  for (const edge of edges) for (const end of [edge.from, edge.to]) touching.get(end).push(edge)
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const seen = new Set()
  for (const { id } of things) {
    const [open, members, inner] = [[id], [], new Set()]
    while (open.length > 0) {
      const next = open.pop()
      if (seen.has(next)) continue
      seen.add(next)
      members.push(byId.get(next))
      for (const edge of touching.get(next)) {
        inner.add(edge)
        open.push(edge.from, edge.to)
      }
    }
    if (members.length > 0) yield { members, edges: [...inner] }
  }
}

function arranged({ members, edges }, widthOf) {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 84 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const thing of members) graph.setNode(String(thing.id), { width: widthOf(thing), height })
  for (const { from, verb, to } of edges) graph.setEdge(String(from), String(to), {}, verb)
  layout(graph)
  const size = graph.graph()
  return {
    members,
    width: size.width,
    height: size.height,
    places: members.map(({ id }) => [id, graph.node(String(id))]),
    points: edges.map((edge) => [edge, graph.edge(String(edge.from), String(edge.to), edge.verb).points]),
  }
}

const mostLeaves = 5

/** Many of one kind that hang on one thing alone, and in one way, become one: `members` says which. */
export function fold(things, links) {
  const degrees = new Map()
  for (const { from, to } of links) for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const groups = new Map()
  for (const link of links)
    for (const [leaf, owner, way] of [
      [link.to, link.from, 'out'],
      [link.from, link.to, 'in'],
    ]) {
      if (degrees.get(leaf) !== 1) continue
      const key = [owner, way, link.verb, byId.get(leaf).title].join('\n')
      groups.set(key, [...(groups.get(key) ?? []), { leaf: byId.get(leaf), link }])
    }
  const gone = new Set()
  const made = []
  const links2 = []
  for (const [id, list] of groups) {
    if (list.length <= mostLeaves) continue
    const [{ leaf, link }] = list
    made.push({ ...leaf, id, name: `${list.length} of them`, members: list.map((each) => each.leaf) })
    links2.push({ ...link, [link.to === leaf.id ? 'to' : 'from']: id })
    for (const each of list) gone.add(each.leaf.id)
  }
  return {
    things: [...things.filter(({ id }) => !gone.has(id)), ...made],
    links: [...links.filter(({ from, to }) => !gone.has(from) && !gone.has(to)), ...links2],
  }
}
