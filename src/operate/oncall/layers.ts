import type { Rotation, Schedule } from '../../model/oncall.ts'
import { hoursWithin } from './hours.ts'
import { type Span, within } from './span.ts'
import { turnsOf } from './turns.ts'

/** A turn, or what the hours of the week leave of it. */
export interface Duty extends Span {
  readonly person: string
  readonly rotation: string
}

/** The rotations that are on call together, and behind them those that come in where they leave time. */
export function layersOf({ rotations }: Schedule, span: Span): Duty[][] {
  const layers: Duty[][] = []
  for (const rotation of rotations) {
    const duties = dutiesOf(rotation, span)
    const last = layers.at(-1)
    if (rotation.beside && last) last.push(...duties)
    else layers.push(duties)
  }
  return layers
}

function dutiesOf(rotation: Rotation, span: Span): Duty[] {
  const counts = rotation.hours ? hoursWithin(rotation.hours, rotation.zone, span) : [span]
  return turnsOf(rotation, span)
    .flatMap((turn) => within(turn, counts))
    .flatMap((turn) => within(turn, [span]))
    .map((turn) => ({ ...turn, rotation: rotation.name }))
}
