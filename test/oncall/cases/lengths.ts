import type { ShiftCase } from '../shift-case.ts'

const people = ['ada', 'bob', 'cyd']
const utc = { zone: 'UTC', people }

/** Turns of every length, far from any change of clocks. */
export const lengths: readonly ShiftCase[] = [
  {
    name: 'hourly',
    rotations: [{ ...utc, start: '2026-06-01T00:00', turn: { every: 'hour', count: 1 } }],
    span: '2026-06-01T00:00Z 2026-06-01T04:00Z',
    expect: [
      'ada 2026-06-01T00:00Z 2026-06-01T01:00Z',
      'bob 2026-06-01T01:00Z 2026-06-01T02:00Z',
      'cyd 2026-06-01T02:00Z 2026-06-01T03:00Z',
      'ada 2026-06-01T03:00Z 2026-06-01T04:00Z',
    ],
  },
  {
    name: 'every 12 hours',
    rotations: [{ ...utc, start: '2026-06-01T08:00', turn: { every: 'hour', count: 12 } }],
    span: '2026-06-01T08:00Z 2026-06-02T20:00Z',
    expect: [
      'ada 2026-06-01T08:00Z 2026-06-01T20:00Z',
      'bob 2026-06-01T20:00Z 2026-06-02T08:00Z',
      'cyd 2026-06-02T08:00Z 2026-06-02T20:00Z',
    ],
  },
  {
    name: 'daily',
    rotations: [{ ...utc, start: '2026-06-01T09:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-02T00:00Z 2026-06-04T00:00Z',
    expect: [
      'ada 2026-06-02T00:00Z 2026-06-02T09:00Z',
      'bob 2026-06-02T09:00Z 2026-06-03T09:00Z',
      'cyd 2026-06-03T09:00Z 2026-06-04T00:00Z',
    ],
  },
  {
    name: 'every three days over the end of a month',
    rotations: [{ ...utc, start: '2026-06-28T09:00', turn: { every: 'day', count: 3 } }],
    span: '2026-06-28T09:00Z 2026-07-07T09:00Z',
    expect: [
      'ada 2026-06-28T09:00Z 2026-07-01T09:00Z',
      'bob 2026-07-01T09:00Z 2026-07-04T09:00Z',
      'cyd 2026-07-04T09:00Z 2026-07-07T09:00Z',
    ],
  },
  {
    name: 'weekly',
    rotations: [{ ...utc, start: '2026-06-01T09:00', turn: { every: 'week', count: 1 } }],
    span: '2026-06-01T09:00Z 2026-06-22T09:00Z',
    expect: [
      'ada 2026-06-01T09:00Z 2026-06-08T09:00Z',
      'bob 2026-06-08T09:00Z 2026-06-15T09:00Z',
      'cyd 2026-06-15T09:00Z 2026-06-22T09:00Z',
    ],
  },
  {
    name: 'every two weeks, years later',
    rotations: [{ ...utc, start: '2020-01-06T09:00', turn: { every: 'week', count: 2 } }],
    span: '2026-11-23T09:00Z 2026-12-21T09:00Z',
    // 359 weeks after the start begins turn 179 (odd week: it began a week earlier).
    expect: [
      'cyd 2026-11-23T09:00Z 2026-11-30T09:00Z',
      'ada 2026-11-30T09:00Z 2026-12-14T09:00Z',
      'bob 2026-12-14T09:00Z 2026-12-21T09:00Z',
    ],
  },
  {
    name: 'monthly',
    rotations: [{ ...utc, start: '2026-01-15T12:00', turn: { every: 'month', count: 1 } }],
    span: '2026-02-01T00:00Z 2026-04-01T00:00Z',
    expect: [
      'ada 2026-02-01T00:00Z 2026-02-15T12:00Z',
      'bob 2026-02-15T12:00Z 2026-03-15T12:00Z',
      'cyd 2026-03-15T12:00Z 2026-04-01T00:00Z',
    ],
  },
  {
    name: 'monthly from the 31st keeps to the end of short months and returns to the 31st',
    rotations: [{ ...utc, start: '2026-01-31T00:00', turn: { every: 'month', count: 1 } }],
    span: '2026-01-31T00:00Z 2026-05-31T00:00Z',
    expect: [
      'ada 2026-01-31T00:00Z 2026-02-28T00:00Z',
      'bob 2026-02-28T00:00Z 2026-03-31T00:00Z',
      'cyd 2026-03-31T00:00Z 2026-04-30T00:00Z',
      'ada 2026-04-30T00:00Z 2026-05-31T00:00Z',
    ],
  },
  {
    name: 'monthly from the 31st over 29 February',
    rotations: [{ ...utc, start: '2027-12-31T00:00', turn: { every: 'month', count: 1 } }],
    span: '2028-02-01T00:00Z 2028-03-31T00:00Z',
    expect: ['bob 2028-02-01T00:00Z 2028-02-29T00:00Z', 'cyd 2028-02-29T00:00Z 2028-03-31T00:00Z'],
  },
  {
    name: 'every three months',
    rotations: [{ ...utc, start: '2026-01-01T00:00', turn: { every: 'month', count: 3 } }],
    span: '2026-03-01T00:00Z 2026-08-01T00:00Z',
    expect: [
      'ada 2026-03-01T00:00Z 2026-04-01T00:00Z',
      'bob 2026-04-01T00:00Z 2026-07-01T00:00Z',
      'cyd 2026-07-01T00:00Z 2026-08-01T00:00Z',
    ],
  },
  {
    name: 'nobody before it begins',
    rotations: [{ ...utc, start: '2026-06-02T09:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-02T00:00Z 2026-06-02T12:00Z',
    expect: ['ada 2026-06-02T09:00Z 2026-06-02T12:00Z', '- 2026-06-02T00:00Z 2026-06-02T09:00Z'],
  },
  {
    name: 'nobody after it ends, within a turn',
    rotations: [{ ...utc, start: '2026-06-01T09:00', until: '2026-06-03T17:00', turn: { every: 'week', count: 1 } }],
    span: '2026-06-03T00:00Z 2026-06-04T00:00Z',
    expect: ['ada 2026-06-03T00:00Z 2026-06-03T17:00Z', '- 2026-06-03T17:00Z 2026-06-04T00:00Z'],
  },
  {
    name: 'one person alone is on call without a break',
    rotations: [{ zone: 'UTC', people: ['ada'], start: '2026-06-01T00:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-01T00:00Z 2026-06-05T00:00Z',
    expect: ['ada 2026-06-01T00:00Z 2026-06-05T00:00Z'],
  },
  {
    name: 'one who stands in the list twice has every second turn',
    rotations: [
      {
        zone: 'UTC',
        people: ['ada', 'bob', 'ada', 'cyd'],
        start: '2026-06-01T00:00',
        turn: { every: 'day', count: 1 },
      },
    ],
    span: '2026-06-01T00:00Z 2026-06-05T00:00Z',
    expect: [
      'ada 2026-06-01T00:00Z 2026-06-02T00:00Z',
      'bob 2026-06-02T00:00Z 2026-06-03T00:00Z',
      'ada 2026-06-03T00:00Z 2026-06-04T00:00Z',
      'cyd 2026-06-04T00:00Z 2026-06-05T00:00Z',
    ],
  },
  {
    name: 'a rotation without people is a gap',
    rotations: [{ zone: 'UTC', people: [], start: '2026-06-01T00:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: ['- 2026-06-01T00:00Z 2026-06-02T00:00Z'],
  },
  {
    name: 'no rotation at all is a gap',
    rotations: [],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: ['- 2026-06-01T00:00Z 2026-06-02T00:00Z'],
  },
  {
    name: 'a hand-over belongs to the one who comes',
    rotations: [{ ...utc, start: '2026-06-01T09:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-02T09:00Z 2026-06-02T09:01Z',
    expect: ['bob 2026-06-02T09:00Z 2026-06-02T09:01Z'],
  },
  {
    name: 'the minute before a hand-over belongs to the one who goes',
    rotations: [{ ...utc, start: '2026-06-01T09:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-02T08:59Z 2026-06-02T09:00Z',
    expect: ['ada 2026-06-02T08:59Z 2026-06-02T09:00Z'],
  },
  {
    name: 'an empty span has no shift and no gap',
    rotations: [{ ...utc, start: '2026-06-01T09:00', turn: { every: 'day', count: 1 } }],
    span: '2026-06-02T09:00Z 2026-06-02T09:00Z',
    expect: [],
  },
  {
    name: 'hourly, seven hours at a time, drifts over the days',
    rotations: [{ ...utc, start: '2026-06-01T00:00', turn: { every: 'hour', count: 7 } }],
    span: '2026-06-01T20:00Z 2026-06-02T12:00Z',
    expect: [
      'cyd 2026-06-01T20:00Z 2026-06-01T21:00Z',
      'ada 2026-06-01T21:00Z 2026-06-02T04:00Z',
      'bob 2026-06-02T04:00Z 2026-06-02T11:00Z',
      'cyd 2026-06-02T11:00Z 2026-06-02T12:00Z',
    ],
  },
]
