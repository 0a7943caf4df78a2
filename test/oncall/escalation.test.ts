import { expect, it } from 'vitest'
import type { Schedule } from '../../src/model/oncall.ts'
import { simulate } from '../../src/operate/oncall/simulate.ts'
import type { Roster } from '../../src/operate/oncall/tell.ts'
import { cases, type EscalationCase, people } from './escalation-cases.ts'

it.each(cases)('$name', (one) => {
  const at = new Date(one.at ?? '2026-06-01T12:00Z')
  const { calls, steps, exhaustedAt } = simulate(rosterOf(one), {
    at,
    severity: one.severity ?? 3,
    ...(one.acknowledged !== undefined && { acknowledgedAt: new Date(at.getTime() + one.acknowledged * 60_000) }),
  })
  const minutes = (date: Date) => (date.getTime() - at.getTime()) / 60_000
  expect([
    ...calls.map((call) => `${minutes(call.at)} ${call.person ?? '-'} ${call.by} ${call.step}.${call.round}`),
    ...(exhaustedAt ? [`${minutes(exhaustedAt)} !`] : []),
  ]).toEqual(one.expect)
  expect(steps.flatMap(({ missed }) => missed.map(({ target, why }) => `${target}: ${why}`))).toEqual(one.missed ?? [])
})

function rosterOf({ steps, repeat = 0, overrides = [] }: EscalationCase): Roster {
  const rotation = { zone: 'UTC', start: '2026-06-01T09:00', turn: { every: 'day', count: 1 } } as const
  const schedules: Schedule[] = [
    {
      name: 'primary',
      team: 'shop',
      rotations: [{ ...rotation, name: 'all', people: ['ada', 'bob'] }],
      overrides: overrides.map((override, id) => ({ ...override, id: String(id), because: 'agreed' })),
    },
    {
      name: 'hours',
      team: 'shop',
      rotations: [
        {
          ...rotation,
          start: '2026-01-01T00:00',
          name: 'day',
          people: ['cyd'],
          hours: [
            {
              days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
              from: '09:00',
              to: '17:00',
            },
          ],
        },
      ],
      overrides: [],
    },
  ]
  return {
    escalation: { name: 'standard', team: 'shop', steps, repeat },
    schedules,
    people,
    channels: [{ id: 'room', by: 'slack', settings: {} }],
  }
}
