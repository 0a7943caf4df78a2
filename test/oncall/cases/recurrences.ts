import type { ShiftCase } from '../shift-case.ts'

const people = ['ada', 'bob', 'cyd']

/** Turns that begin by an iCalendar rule. */
export const recurrences: readonly ShiftCase[] = [
  {
    name: 'hand-over on Mondays and Thursdays',
    rotations: [{ people, zone: 'UTC', start: '2026-06-01T09:00', turn: { rule: 'FREQ=WEEKLY;BYDAY=MO,TH' } }],
    span: '2026-06-01T09:00Z 2026-06-11T09:00Z',
    expect: [
      'ada 2026-06-01T09:00Z 2026-06-04T09:00Z',
      'bob 2026-06-04T09:00Z 2026-06-08T09:00Z',
      'cyd 2026-06-08T09:00Z 2026-06-11T09:00Z',
    ],
  },
  {
    name: 'on Mondays and Thursdays over the autumn change in Berlin',
    rotations: [
      { people, zone: 'Europe/Berlin', start: '2026-10-19T09:00', turn: { rule: 'FREQ=WEEKLY;BYDAY=MO,TH' } },
    ],
    span: '2026-10-22T07:00Z 2026-10-29T08:00Z',
    expect: ['bob 2026-10-22T07:00Z 2026-10-26T08:00Z', 'cyd 2026-10-26T08:00Z 2026-10-29T08:00Z'],
  },
  {
    name: 'on the first Monday of a month',
    rotations: [{ people, zone: 'UTC', start: '2026-06-01T09:00', turn: { rule: 'FREQ=MONTHLY;BYDAY=1MO' } }],
    span: '2026-07-01T00:00Z 2026-08-10T00:00Z',
    expect: [
      'ada 2026-07-01T00:00Z 2026-07-06T09:00Z',
      'bob 2026-07-06T09:00Z 2026-08-03T09:00Z',
      'cyd 2026-08-03T09:00Z 2026-08-10T00:00Z',
    ],
  },
  {
    name: 'on the last day of a month',
    rotations: [{ people, zone: 'UTC', start: '2026-01-31T09:00', turn: { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' } }],
    span: '2026-02-01T00:00Z 2026-04-01T00:00Z',
    expect: [
      'ada 2026-02-01T00:00Z 2026-02-28T09:00Z',
      'bob 2026-02-28T09:00Z 2026-03-31T09:00Z',
      'cyd 2026-03-31T09:00Z 2026-04-01T00:00Z',
    ],
  },
  {
    name: 'turns that last as long as they say leave gaps',
    rotations: [{ people, zone: 'UTC', start: '2026-06-01T09:00', turn: { rule: 'FREQ=DAILY', lasts: 'PT8H' } }],
    span: '2026-06-01T09:00Z 2026-06-02T17:00Z',
    expect: [
      'ada 2026-06-01T09:00Z 2026-06-01T17:00Z',
      'bob 2026-06-02T09:00Z 2026-06-02T17:00Z',
      '- 2026-06-01T17:00Z 2026-06-02T09:00Z',
    ],
  },
  {
    name: 'a turn of a day is 23 hours when the clock leaps',
    rotations: [
      { people, zone: 'Europe/Berlin', start: '2026-03-28T09:00', turn: { rule: 'FREQ=WEEKLY;COUNT=1', lasts: 'P1D' } },
    ],
    span: '2026-03-28T08:00Z 2026-03-29T08:00Z',
    expect: ['ada 2026-03-28T08:00Z 2026-03-29T07:00Z', '- 2026-03-29T07:00Z 2026-03-29T08:00Z'],
  },
  {
    name: 'a turn of 24 hours is 24 hours when the clock leaps',
    rotations: [
      {
        people,
        zone: 'Europe/Berlin',
        start: '2026-03-28T09:00',
        turn: { rule: 'FREQ=WEEKLY;COUNT=1', lasts: 'PT24H' },
      },
    ],
    span: '2026-03-28T08:00Z 2026-03-29T09:00Z',
    expect: ['ada 2026-03-28T08:00Z 2026-03-29T08:00Z', '- 2026-03-29T08:00Z 2026-03-29T09:00Z'],
  },
  {
    name: 'turns that overlap are on call together',
    rotations: [{ people, zone: 'UTC', start: '2026-06-01T09:00', turn: { rule: 'FREQ=DAILY', lasts: 'PT25H' } }],
    span: '2026-06-02T08:00Z 2026-06-02T12:00Z',
    expect: ['ada 2026-06-02T08:00Z 2026-06-02T10:00Z', 'bob 2026-06-02T09:00Z 2026-06-02T12:00Z'],
  },
  {
    name: 'a rule that ends lets the last turn last until further notice',
    rotations: [{ people, zone: 'UTC', start: '2026-06-01T09:00', turn: { rule: 'FREQ=WEEKLY;COUNT=2' } }],
    span: '2026-06-08T00:00Z 2026-07-01T00:00Z',
    expect: ['ada 2026-06-08T00:00Z 2026-06-08T09:00Z', 'bob 2026-06-08T09:00Z 2026-07-01T00:00Z'],
  },
  {
    name: 'every second weekend',
    rotations: [
      {
        people: ['ada', 'bob'],
        zone: 'Europe/Berlin',
        start: '2026-06-06T00:00',
        turn: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA', lasts: 'P2D' },
      },
    ],
    span: '2026-06-05T22:00Z 2026-06-21T22:00Z',
    expect: [
      'ada 2026-06-05T22:00Z 2026-06-07T22:00Z',
      'bob 2026-06-19T22:00Z 2026-06-21T22:00Z',
      '- 2026-06-07T22:00Z 2026-06-19T22:00Z',
    ],
  },
  {
    name: 'a rule whose first day is not its start begins with the first that fits',
    rotations: [{ people, zone: 'UTC', start: '2026-06-02T09:00', turn: { rule: 'FREQ=WEEKLY;BYDAY=MO' } }],
    span: '2026-06-02T09:00Z 2026-06-09T00:00Z',
    expect: ['ada 2026-06-08T09:00Z 2026-06-09T00:00Z', '- 2026-06-02T09:00Z 2026-06-08T09:00Z'],
  },
]
