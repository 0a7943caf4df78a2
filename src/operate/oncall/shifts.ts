import type { Gap, Schedule, Shift } from '../../model/oncall.ts'
import { type Duty, layersOf } from './layers.ts'
import { type Present, presentOf } from './present.ts'
import { type Span, union, without } from './span.ts'

/** Who is on call in that time, in order; what begins before or ends after it is cut there. */
export function shiftsOf(schedule: Schedule, from: Date, to: Date): Shift[] {
  const span = { from: from.getTime(), to: to.getTime() }
  if (!(span.to > span.from)) return []
  const layers = layersOf(schedule, span)
  const shifts: (Span & { readonly of: Present })[] = []
  const open = new Map<string, { from: number; of: Present }>()
  for (const { at, present } of moments(schedule, layers, span)) {
    const now = new Map(present.map((of) => [JSON.stringify([of.person, of.rotation, of.override]), of]))
    for (const [key, { from, of }] of open)
      if (!now.has(key)) {
        shifts.push({ from, to: at, of })
        open.delete(key)
      }
    for (const [key, of] of now) if (!open.has(key)) open.set(key, { from: at, of })
  }
  return shifts
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.of.person < b.of.person ? -1 : 1))
    .map(({ from, to, of }) => ({ ...of, from: new Date(from), to: new Date(to) }))
}

/** When nobody is on call in that time. */
export function gapsOf(shifts: readonly Shift[], from: Date, to: Date): Gap[] {
  const covered = union(shifts.map((shift) => ({ from: shift.from.getTime(), to: shift.to.getTime() })))
  return without({ from: from.getTime(), to: to.getTime() }, covered).map((gap) => ({
    from: new Date(gap.from),
    to: new Date(gap.to),
  }))
}

/** Each moment at which something begins or ends, and who is on call from then on; at the end of the span nobody is. */
function* moments(
  schedule: Schedule,
  layers: readonly (readonly Duty[])[],
  span: Span,
): Generator<{ at: number; present: Present[] }> {
  const begins = new Map<number, [layer: number, duty: Duty][]>()
  const edges = new Set([span.from])
  const overrides = schedule.overrides.filter((each) => each.to.getTime() > span.from && each.from.getTime() < span.to)
  for (const { from, to } of overrides) edges.add(from.getTime()).add(to.getTime())
  layers.forEach((duties, layer) => {
    for (const duty of duties) {
      edges.add(duty.from).add(duty.to)
      begins.set(duty.from, [...(begins.get(duty.from) ?? []), [layer, duty]])
    }
  })
  const on: Set<Duty>[] = layers.map(() => new Set())
  for (const at of [...edges].filter((edge) => edge >= span.from && edge < span.to).sort((a, b) => a - b)) {
    for (const duties of on) for (const duty of duties) if (duty.to <= at) duties.delete(duty)
    for (const [layer, duty] of begins.get(at) ?? []) on[layer]?.add(duty)
    const present = on.map((duties) => [...duties].map(({ person, rotation }) => ({ person, rotation })))
    yield {
      at,
      present: presentOf(
        present,
        overrides.filter(({ from, to }) => from.getTime() <= at && to.getTime() > at),
      ),
    }
  }
  yield { at: span.to, present: [] }
}
