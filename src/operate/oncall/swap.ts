import { Fault } from '../../model/fault.ts'
import type { Override, Shift } from '../../model/oncall.ts'

/** Each takes the other's shift. */
export function swapOf(one: Shift, other: Shift, because: string): Omit<Override, 'id'>[] {
  if (one.person === other.person)
    throw new Fault('swap-with-oneself', `both shifts are ${one.person}’s`, 'Name the shift of somebody else.')
  if (one.from < other.to && other.from < one.to)
    throw new Fault(
      'swap-at-once',
      'both shifts are at the same time',
      'Only shifts at different times can be swapped.',
    )
  return [
    { person: other.person, replaces: one.person, from: one.from, to: one.to, because },
    { person: one.person, replaces: other.person, from: other.from, to: other.to, because },
  ]
}
