import { arrange, bothReordered } from './arrange.ts'
import { type Branch, bare, bareWithLead, type Part, shift } from './branch.ts'
import { joinFlow } from './flow.ts'
import { dashed, joinComments, joinForm, take } from './form.ts'
import { conflictLines, mergeLines } from './lines.ts'
import { named } from './named.ts'
import { type Joined, joinSequence } from './sequence.ts'

export interface Conflict {
  /** What it is about, such as `spec.replicas`; empty for the whole file. */
  readonly at: string
  readonly because: string
}

/** Three branches become one, written in your columns. Conflicts are added to the list. */
export function join(b: Branch, u: Branch, g: Branch, at: readonly string[], conflicts: Conflict[]): readonly Joined[] {
  const frame = { b: b.column, u: u.column, g: g.column, conflicts }
  const inSequence = () => {
    const both = (pb: Part, pu: Part, pg: Part, index: number) =>
      joinPart(pb, pu, pg, { ...frame, at: [...at, `[${index}]`] })
    const { lines, clashes } = joinSequence(b, u, g, both)
    for (let i = 0; i < clashes; i++) conflicts.push({ at: written(at), because: 'both changed the list' })
    return lines
  }
  const [bn, un, gn] = named([b, u, g], at) ?? []
  if (!bn || !un || !gn) return inSequence()
  const [bs, us, gs] = [bn, un, gn].map(byKey) as [Parts, Parts, Parts]
  const orders = [bs, us, gs].map((parts) => [...parts.keys()]) as [string[], string[], string[]]
  if (u.kind === 'list' && (bothReordered(...orders) || bothReplaced(...orders))) return inSequence()
  const left = new Map<string, readonly string[]>()
  const keys = new Set(orders.flat())
  for (const key of keys) {
    // The name of a document says nothing where there is only one.
    const here = u.kind === 'documents' && keys.size === 1 ? at : [...at, key]
    const lines = joinKey(bs.get(key), us.get(key), gs.get(key), { ...frame, at: here })
    if (lines) left.set(key, lines)
  }
  const order = arrange(...orders, new Set(left.keys()))
  return order.map((key) => ({ key, lines: left.get(key) ?? [] }))
}

export function tailOf(b: Branch, u: Branch, g: Branch): readonly string[] {
  return joinComments(b.tail, u.tail, shift(g.tail, g.column, u.column))
}

type Parts = ReadonlyMap<string, Part>

interface Frame {
  /** Columns. */
  readonly b: number
  readonly u: number
  readonly g: number
  readonly at: readonly string[]
  readonly conflicts: Conflict[]
}

function byKey(parts: readonly Part[]): Parts {
  return new Map(parts.map((part) => [part.key, part]))
}

/** Both took the same item away and put another in: the same item, renamed twice. */
function bothReplaced(base: readonly string[], yours: readonly string[], devops: readonly string[]): boolean {
  const swapped = (theirs: readonly string[]) =>
    base.filter((key, index) => !theirs.includes(key) && theirs[index] !== undefined && !base.includes(theirs[index]))
  const mine = new Set(swapped(yours))
  return (
    swapped(devops).some((key) => mine.has(key)) && !devops.every((key) => base.includes(key) || yours.includes(key))
  )
}

function joinKey(b: Part | undefined, u: Part | undefined, g: Part | undefined, frame: Frame) {
  if (u && g) return joinPart(b, u, g, frame)
  const full = (part: Part, column: number) => shift([...part.lead, ...part.lines], column, frame.u)
  if (u) {
    if (!b) return full(u, frame.u)
    if (bareWithLead(b, frame.b) === bareWithLead(u, frame.u)) return undefined
    frame.conflicts.push({ at: written(frame.at), because: 'changed by you, removed by devops' })
    return conflictLines(full(u, frame.u), full(b, frame.b), [])
  }
  if (!g) return undefined
  if (!b) return full(g, frame.g)
  if (bare(b, frame.b) === bare(g, frame.g)) return undefined
  frame.conflicts.push({ at: written(frame.at), because: 'deleted by you, changed by devops' })
  return conflictLines([], full(b, frame.b), full(g, frame.g))
}

function joinPart(b: Part | undefined, u: Part, g: Part, frame: Frame): readonly string[] {
  const lead = joinComments(b?.lead ?? [], u.lead, shift(g.lead, frame.g, frame.u))
  return [...lead, ...joinLines(b, u, g, frame)]
}

function joinLines(b: Part | undefined, u: Part, g: Part, frame: Frame): readonly string[] {
  const texts = { b: b && bare(b, frame.b), u: bare(u, frame.u), g: bare(g, frame.g) }
  const theirs = () => shift(g.lines, frame.g, frame.u)
  if (texts.g === texts.b || texts.u === texts.g) return u.lines
  if (texts.u === texts.b) return theirs()
  const inside = joinInside(b, u, g, frame)
  if (inside) return inside
  const plain = (part: Part | undefined, column: number) => (part ? shift(part.lines, column, frame.u) : [])
  if (u.byLine && g.byLine && (!b || b.byLine)) {
    const { lines, conflicts } = mergeLines(plain(b, frame.b), u.lines, theirs())
    for (let i = 0; i < conflicts; i++) frame.conflicts.push({ at: written(frame.at), because: 'both changed it' })
    return lines
  }
  const form = joinForm(b, u, g) ?? (b && joinFlow(b, u, g, frame))
  if (form) return form
  frame.conflicts.push({ at: written(frame.at), because: b ? 'both changed it' : 'both added it' })
  return conflictLines(u.lines, plain(b, frame.b), theirs())
}

/** Part by part, where all three hold the same sort of branch. `undefined` where they do not. */
function joinInside(b: Part | undefined, u: Part, g: Part, frame: Frame): readonly string[] | undefined {
  if (!u.inside || !g.inside || u.inside.kind !== g.inside.kind || (b && b.inside?.kind !== u.inside.kind))
    return undefined
  const base = b?.inside ?? { ...g.inside, parts: [], tail: [] }
  const conflicts: Conflict[] = []
  const joined = join(base, u.inside, g.inside, frame.at, conflicts)
  const body = [...joined.flatMap(({ lines }) => lines), ...tailOf(base, u.inside, g.inside)]
  const edge = (part: Part, column: number) => shift(part.lines.slice(0, part.head), column, frame.u)
  const fromDevops = b && take(edge(b, frame.b), edge(u, frame.u), edge(g, frame.g)) === 'devops'
  const head = u.head > 0 && g.head > 0 && fromDevops ? edge(g, frame.g) : edge(u, frame.u)
  const lines = u.dash === undefined ? body : dashed(body, u.inside.column, u.dash)
  // A list that lost all its items would leave its key without a value.
  if (!lines || joined.length === 0) return undefined
  frame.conflicts.push(...conflicts)
  return [...head, ...lines, ...u.lines.slice(u.lines.length - u.foot)]
}

function written(at: readonly string[]): string {
  return at.reduce((path, step) => (step.startsWith('[') || path === '' ? path + step : `${path}.${step}`), '')
}
