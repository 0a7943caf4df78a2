import { describe, expect, it } from 'vitest'
import type { Override, Rotation, Schedule } from '../../src/model/oncall.ts'
import { gapsOf, shiftsOf } from '../../src/operate/oncall/shifts.ts'
import type { ShiftCase } from './shift-case.ts'
import { cases } from './shift-cases.ts'

describe.each(Object.entries(cases))('%s', (_, group) => {
  it.each(group)('$name', (one) => {
    const [from, to] = one.span.split(' ').map((text) => new Date(text)) as [Date, Date]
    const shifts = shiftsOf(scheduleOf(one), from, to)
    const told = [
      ...shifts.map((shift) => `${shift.person} ${text(shift.from)} ${text(shift.to)}`),
      ...gapsOf(shifts, from, to).map((gap) => `- ${text(gap.from)} ${text(gap.to)}`),
    ]
    expect(told).toEqual(one.expect)
  })
})

function scheduleOf(one: ShiftCase): Schedule {
  return {
    name: 'api',
    team: 'shop',
    rotations: one.rotations.map((rotation, at): Rotation => ({ name: `layer ${at + 1}`, ...rotation })),
    overrides: (one.overrides ?? []).map(
      ({ from, to, ...rest }, at): Override => ({
        id: String(at),
        because: 'as agreed',
        from: new Date(from),
        to: new Date(to),
        ...rest,
      }),
    ),
  }
}

function text(date: Date): string {
  return date.toISOString().replace(':00.000Z', 'Z')
}
