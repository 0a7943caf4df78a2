import type { Hours } from '../../../src/model/oncall.ts'
import type { ShiftCase } from '../shift-case.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const weekend = ['saturday', 'sunday'] as const
const every = [...weekdays, ...weekend] as const
const daily = { every: 'day', count: 1 } as const
const weekly = { every: 'week', count: 1 } as const
const one = (person: string, hours: readonly Hours[], zone = 'UTC') => ({
  people: [person],
  zone,
  start: '2026-01-01T00:00',
  turn: daily,
  hours,
})

/** Hours of the week, rotations behind and beside each other, following the sun. 2026-06-01 is a Monday. */
export const layers: readonly ShiftCase[] = [
  {
    name: 'business hours leave the rest uncovered',
    rotations: [one('ada', [{ days: weekdays, from: '09:00', to: '17:00' }])],
    span: '2026-06-05T00:00Z 2026-06-08T12:00Z',
    expect: [
      'ada 2026-06-05T09:00Z 2026-06-05T17:00Z',
      'ada 2026-06-08T09:00Z 2026-06-08T12:00Z',
      '- 2026-06-05T00:00Z 2026-06-05T09:00Z',
      '- 2026-06-05T17:00Z 2026-06-08T09:00Z',
    ],
  },
  {
    name: 'what the first does not cover falls to the second',
    rotations: [
      one('ada', [{ days: weekdays, from: '09:00', to: '17:00' }]),
      { people: ['bob'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
    ],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: [
      'bob 2026-06-01T00:00Z 2026-06-01T09:00Z',
      'ada 2026-06-01T09:00Z 2026-06-01T17:00Z',
      'bob 2026-06-01T17:00Z 2026-06-02T00:00Z',
    ],
  },
  {
    name: 'the order of the rotations decides, not their hours',
    rotations: [
      { people: ['bob'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
      one('ada', [{ days: weekdays, from: '09:00', to: '17:00' }]),
    ],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: ['bob 2026-06-01T00:00Z 2026-06-02T00:00Z'],
  },
  {
    name: 'three layers',
    rotations: [
      one('ada', [{ days: weekdays, from: '09:00', to: '12:00' }]),
      one('bob', [{ days: weekdays, from: '08:00', to: '18:00' }]),
      one('cyd', [{ days: every, from: '00:00', to: '00:00' }]),
    ],
    span: '2026-06-01T06:00Z 2026-06-01T20:00Z',
    expect: [
      'cyd 2026-06-01T06:00Z 2026-06-01T08:00Z',
      'bob 2026-06-01T08:00Z 2026-06-01T09:00Z',
      'ada 2026-06-01T09:00Z 2026-06-01T12:00Z',
      'bob 2026-06-01T12:00Z 2026-06-01T18:00Z',
      'cyd 2026-06-01T18:00Z 2026-06-01T20:00Z',
    ],
  },
  {
    name: 'beside: both are on call',
    rotations: [
      { people: ['ada'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
      { ...one('bob', [{ days: every, from: '09:00', to: '17:00' }]), beside: true },
    ],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: ['ada 2026-06-01T00:00Z 2026-06-02T00:00Z', 'bob 2026-06-01T09:00Z 2026-06-01T17:00Z'],
  },
  {
    name: 'beside and behind: the third comes in only where neither of the first two is',
    rotations: [
      one('ada', [{ days: every, from: '06:00', to: '12:00' }]),
      { ...one('bob', [{ days: every, from: '10:00', to: '18:00' }]), beside: true },
      { people: ['cyd'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
    ],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: [
      'cyd 2026-06-01T00:00Z 2026-06-01T06:00Z',
      'ada 2026-06-01T06:00Z 2026-06-01T12:00Z',
      'bob 2026-06-01T10:00Z 2026-06-01T18:00Z',
      'cyd 2026-06-01T18:00Z 2026-06-02T00:00Z',
    ],
  },
  {
    name: 'the same person by two rotations is on call once',
    rotations: [
      { people: ['ada'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
      { ...one('ada', [{ days: every, from: '09:00', to: '17:00' }]), beside: true },
    ],
    span: '2026-06-01T00:00Z 2026-06-02T00:00Z',
    expect: ['ada 2026-06-01T00:00Z 2026-06-02T00:00Z'],
  },
  {
    name: 'hours over midnight belong to the day on which they begin',
    rotations: [one('ada', [{ days: ['friday'], from: '22:00', to: '06:00' }])],
    span: '2026-06-05T12:00Z 2026-06-06T22:00Z',
    expect: [
      'ada 2026-06-05T22:00Z 2026-06-06T06:00Z',
      '- 2026-06-05T12:00Z 2026-06-05T22:00Z',
      '- 2026-06-06T06:00Z 2026-06-06T22:00Z',
    ],
  },
  {
    name: 'from and to alike are a whole day',
    rotations: [one('ada', [{ days: ['wednesday'], from: '08:00', to: '08:00' }])],
    span: '2026-06-03T00:00Z 2026-06-05T00:00Z',
    expect: [
      'ada 2026-06-03T08:00Z 2026-06-04T08:00Z',
      '- 2026-06-03T00:00Z 2026-06-03T08:00Z',
      '- 2026-06-04T08:00Z 2026-06-05T00:00Z',
    ],
  },
  {
    name: 'until 24:00 is until midnight',
    rotations: [one('ada', [{ days: ['wednesday'], from: '18:00', to: '24:00' }])],
    span: '2026-06-03T18:00Z 2026-06-04T06:00Z',
    expect: ['ada 2026-06-03T18:00Z 2026-06-04T00:00Z', '- 2026-06-04T00:00Z 2026-06-04T06:00Z'],
  },
  {
    name: 'a whole weekend is one shift',
    rotations: [one('ada', [{ days: weekend, from: '00:00', to: '00:00' }])],
    span: '2026-06-05T12:00Z 2026-06-08T12:00Z',
    expect: [
      'ada 2026-06-06T00:00Z 2026-06-08T00:00Z',
      '- 2026-06-05T12:00Z 2026-06-06T00:00Z',
      '- 2026-06-08T00:00Z 2026-06-08T12:00Z',
    ],
  },
  {
    name: 'several hours of a day',
    rotations: [
      one('ada', [
        { days: ['monday'], from: '08:00', to: '10:00' },
        { days: ['monday'], from: '14:00', to: '16:00' },
      ]),
    ],
    span: '2026-06-01T08:00Z 2026-06-01T16:00Z',
    expect: [
      'ada 2026-06-01T08:00Z 2026-06-01T10:00Z',
      'ada 2026-06-01T14:00Z 2026-06-01T16:00Z',
      '- 2026-06-01T10:00Z 2026-06-01T14:00Z',
    ],
  },
  {
    name: 'weekly turns within business hours',
    rotations: [
      {
        people: ['ada', 'bob'],
        zone: 'UTC',
        start: '2026-06-01T00:00',
        turn: weekly,
        hours: [{ days: weekdays, from: '09:00', to: '17:00' }],
      },
    ],
    span: '2026-06-05T09:00Z 2026-06-08T17:00Z',
    expect: [
      'ada 2026-06-05T09:00Z 2026-06-05T17:00Z',
      'bob 2026-06-08T09:00Z 2026-06-08T17:00Z',
      '- 2026-06-05T17:00Z 2026-06-08T09:00Z',
    ],
  },
  {
    name: 'a turn that changes within the hours hands over there',
    rotations: [
      {
        people: ['ada', 'bob'],
        zone: 'UTC',
        start: '2026-06-01T12:00',
        turn: daily,
        hours: [{ days: every, from: '09:00', to: '17:00' }],
      },
    ],
    span: '2026-06-02T09:00Z 2026-06-02T17:00Z',
    expect: ['ada 2026-06-02T09:00Z 2026-06-02T12:00Z', 'bob 2026-06-02T12:00Z 2026-06-02T17:00Z'],
  },
  {
    name: 'following the sun, three places, no gap in July',
    rotations: [
      one('berlin', [{ days: every, from: '09:00', to: '17:00' }], 'Europe/Berlin'),
      one('newyork', [{ days: every, from: '11:00', to: '19:00' }], 'America/New_York'),
      one('sydney', [{ days: every, from: '09:00', to: '17:00' }], 'Australia/Sydney'),
    ],
    span: '2026-07-01T07:00Z 2026-07-02T07:00Z',
    // Berlin 07-15 UTC, New York 15-23 UTC, Sydney (UTC+10) 23-07 UTC
    expect: [
      'berlin 2026-07-01T07:00Z 2026-07-01T15:00Z',
      'newyork 2026-07-01T15:00Z 2026-07-01T23:00Z',
      'sydney 2026-07-01T23:00Z 2026-07-02T07:00Z',
    ],
  },
  {
    name: 'following the sun by the same hours leaves gaps in December, and they are shown',
    rotations: [
      one('berlin', [{ days: every, from: '09:00', to: '17:00' }], 'Europe/Berlin'),
      one('newyork', [{ days: every, from: '11:00', to: '19:00' }], 'America/New_York'),
      one('sydney', [{ days: every, from: '09:00', to: '17:00' }], 'Australia/Sydney'),
    ],
    span: '2026-12-01T08:00Z 2026-12-02T08:00Z',
    // Berlin 08-16 UTC, New York 16-24 UTC, Sydney (UTC+11) 22-06 UTC behind it
    expect: [
      'berlin 2026-12-01T08:00Z 2026-12-01T16:00Z',
      'newyork 2026-12-01T16:00Z 2026-12-02T00:00Z',
      'sydney 2026-12-02T00:00Z 2026-12-02T06:00Z',
      '- 2026-12-02T06:00Z 2026-12-02T08:00Z',
    ],
  },
  {
    name: 'following the sun, Friday in one place is Saturday in another',
    rotations: [
      one('berlin', [{ days: weekdays, from: '09:00', to: '17:00' }], 'Europe/Berlin'),
      one('sydney', [{ days: weekdays, from: '09:00', to: '17:00' }], 'Australia/Sydney'),
      { people: ['weekend'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
    ],
    span: '2026-07-03T07:00Z 2026-07-04T00:00Z',
    // Friday 23:00 UTC is Saturday in Sydney
    expect: ['berlin 2026-07-03T07:00Z 2026-07-03T15:00Z', 'weekend 2026-07-03T15:00Z 2026-07-04T00:00Z'],
  },
  {
    name: 'a layer that begins later leaves the one behind it until then',
    rotations: [
      { people: ['ada'], zone: 'UTC', start: '2026-06-02T09:00', turn: daily },
      { people: ['bob'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
    ],
    span: '2026-06-02T00:00Z 2026-06-03T00:00Z',
    expect: ['bob 2026-06-02T00:00Z 2026-06-02T09:00Z', 'ada 2026-06-02T09:00Z 2026-06-03T00:00Z'],
  },
  {
    name: 'a layer that ended lets the one behind it in',
    rotations: [
      { people: ['ada'], zone: 'UTC', start: '2026-01-01T00:00', until: '2026-06-02T09:00', turn: daily },
      { people: ['bob'], zone: 'UTC', start: '2026-01-01T00:00', turn: daily },
    ],
    span: '2026-06-02T00:00Z 2026-06-03T00:00Z',
    expect: ['ada 2026-06-02T00:00Z 2026-06-02T09:00Z', 'bob 2026-06-02T09:00Z 2026-06-03T00:00Z'],
  },
]
