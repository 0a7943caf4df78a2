import { expect, it } from 'vitest'
import type { Person, Rotation, Schedule } from '../../src/model/oncall.ts'
import { gini, qualityOf } from '../../src/operate/oncall/quality.ts'
import { swapOf } from '../../src/operate/oncall/swap.ts'

const from = new Date('2026-06-01T07:00Z')
const to = new Date('2026-06-29T07:00Z')
const weekly: Rotation = {
  name: 'all',
  zone: 'Europe/Berlin',
  start: '2026-06-01T09:00',
  people: ['ada', 'bob'],
  turn: { every: 'week', count: 1 },
}
const schedule = (rotations: readonly Rotation[]): Schedule => ({ name: 's', team: 't', rotations, overrides: [] })

it('two who take turns by the week carry the same', () => {
  const { coverage, gaps, loads, unfairness } = qualityOf(schedule([weekly]), [], from, to)
  expect({ coverage, gaps, unfairness }).toEqual({
    coverage: 1,
    gaps: [],
    unfairness: { hours: 0, nights: 0, weekends: 0 },
  })
  const load = {
    shifts: 2,
    hours: 336,
    nights: 14,
    nightHours: 126,
    weekends: 2,
    longest: 168,
    shortestRest: 168,
    nightsInARow: 7,
  }
  expect(loads).toEqual([
    { person: 'ada', ...load },
    { person: 'bob', ...load },
  ])
})

it('nights are those of the person, not of the rotation', () => {
  const day = { ...weekly, hours: [{ days: ['monday'], from: '09:00', to: '17:00' }] } as const satisfies Rotation
  const sydney = { id: 'ada', name: 'Ada', zone: 'Australia/Sydney', contacts: [], rules: [] } satisfies Person
  const [home] = qualityOf(schedule([day]), [], from, to).loads
  const [abroad] = qualityOf(schedule([day]), [sydney], from, to).loads
  expect(home).toMatchObject({ hours: 16, nights: 0 })
  // Nine to five in Berlin is five in the afternoon to one at night in Sydney.
  expect(abroad).toMatchObject({ hours: 16, nights: 2, nightHours: 6 })
})

it('who carries more is seen, and so is a gap', () => {
  const uneven = { ...weekly, people: ['ada', 'ada', 'ada', 'bob'], until: '2026-06-28T09:00' }
  const { coverage, gaps, unfairness, loads } = qualityOf(schedule([uneven]), [], from, to)
  expect(coverage).toBeCloseTo(27 / 28, 10)
  expect(gaps).toEqual([{ from: new Date('2026-06-28T07:00Z'), to }])
  expect(loads[0]).toMatchObject({ person: 'ada', longest: 504, nightsInARow: 21, weekends: 3 })
  expect(unfairness.hours).toBeCloseTo((504 - 144) / (2 * 648), 10)
})

it.each([
  [[], 0],
  [[0, 0], 0],
  [[5, 5, 5], 0],
  [[0, 0, 0, 12], 0.75],
  [[1, 3], 0.25],
])('of %j the coefficient is %d', (values, expected) => expect(gini(values)).toBeCloseTo(expected, 10))

it('a swap is two overrides; shifts of one person or of one time are none', () => {
  const shift = (person: string, day: number) => ({
    person,
    from: new Date(`2026-06-0${day}T09:00Z`),
    to: new Date(`2026-06-0${day + 1}T09:00Z`),
  })
  expect(swapOf(shift('ada', 1), shift('bob', 3), 'a wedding')).toEqual([
    { ...shift('bob', 1), replaces: 'ada', because: 'a wedding' },
    { ...shift('ada', 3), replaces: 'bob', because: 'a wedding' },
  ])
  expect(() => swapOf(shift('ada', 1), shift('ada', 3), '')).toThrow('both shifts are ada’s')
  expect(() => swapOf(shift('ada', 1), shift('bob', 1), '')).toThrow('at the same time')
})
