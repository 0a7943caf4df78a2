import type { ShiftCase } from '../shift-case.ts'

const two = { people: ['ada', 'bob'] }
const daily = { every: 'day', count: 1 } as const
const weekly = { every: 'week', count: 1 } as const
const hourly = { every: 'hour', count: 1 } as const
const halfDays = { every: 'hour', count: 12 } as const

/** When clocks are put forward and back, by the rules of each place in 2026. */
export const clocks: readonly ShiftCase[] = [
  {
    name: 'Berlin, spring: the hand-over stays at nine, the turn is 23 hours',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-27T09:00', turn: daily }],
    span: '2026-03-27T08:00Z 2026-03-30T07:00Z',
    expect: [
      'ada 2026-03-27T08:00Z 2026-03-28T08:00Z',
      'bob 2026-03-28T08:00Z 2026-03-29T07:00Z',
      'ada 2026-03-29T07:00Z 2026-03-30T07:00Z',
    ],
  },
  {
    name: 'Berlin, autumn: the hand-over stays at nine, the turn is 25 hours',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-10-23T09:00', turn: daily }],
    span: '2026-10-23T07:00Z 2026-10-26T08:00Z',
    expect: [
      'ada 2026-10-23T07:00Z 2026-10-24T07:00Z',
      'bob 2026-10-24T07:00Z 2026-10-25T08:00Z',
      'ada 2026-10-25T08:00Z 2026-10-26T08:00Z',
    ],
  },
  {
    name: 'Berlin, weekly over spring: 167 hours',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-23T09:00', turn: weekly }],
    span: '2026-03-23T08:00Z 2026-04-06T07:00Z',
    expect: ['ada 2026-03-23T08:00Z 2026-03-30T07:00Z', 'bob 2026-03-30T07:00Z 2026-04-06T07:00Z'],
  },
  {
    name: 'Berlin, weekly over autumn: 169 hours',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-10-19T09:00', turn: weekly }],
    span: '2026-10-19T07:00Z 2026-11-02T08:00Z',
    expect: ['ada 2026-10-19T07:00Z 2026-10-26T08:00Z', 'bob 2026-10-26T08:00Z 2026-11-02T08:00Z'],
  },
  {
    name: 'Berlin, a start in winter and a look in summer',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-01-05T09:00', turn: weekly }],
    span: '2026-07-06T07:00Z 2026-07-13T07:00Z',
    expect: ['ada 2026-07-06T07:00Z 2026-07-13T07:00Z'],
  },
  {
    name: 'Berlin, half days over spring: the night is an hour short',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-28T08:00', turn: halfDays }],
    span: '2026-03-28T07:00Z 2026-03-29T18:00Z',
    expect: [
      'ada 2026-03-28T07:00Z 2026-03-28T19:00Z',
      'bob 2026-03-28T19:00Z 2026-03-29T06:00Z',
      'ada 2026-03-29T06:00Z 2026-03-29T18:00Z',
    ],
  },
  {
    name: 'Berlin, half days over autumn: the night is an hour long',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-10-24T08:00', turn: halfDays }],
    span: '2026-10-24T06:00Z 2026-10-25T19:00Z',
    expect: [
      'ada 2026-10-24T06:00Z 2026-10-24T18:00Z',
      'bob 2026-10-24T18:00Z 2026-10-25T07:00Z',
      'ada 2026-10-25T07:00Z 2026-10-25T19:00Z',
    ],
  },
  {
    name: 'Berlin, a hand-over at half past two does not exist in spring: when the clock leaps',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-28T02:30', turn: daily }],
    span: '2026-03-28T01:30Z 2026-03-31T00:30Z',
    expect: [
      'ada 2026-03-28T01:30Z 2026-03-29T01:00Z',
      'bob 2026-03-29T01:00Z 2026-03-30T00:30Z',
      'ada 2026-03-30T00:30Z 2026-03-31T00:30Z',
    ],
  },
  {
    name: 'Berlin, a hand-over at half past two is shown twice in autumn: the first time',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-10-24T02:30', turn: daily }],
    span: '2026-10-24T00:30Z 2026-10-26T01:30Z',
    expect: ['ada 2026-10-24T00:30Z 2026-10-25T00:30Z', 'bob 2026-10-25T00:30Z 2026-10-26T01:30Z'],
  },
  {
    name: 'Berlin, a hand-over at two in spring: when the clock leaps',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-28T02:00', turn: daily }],
    span: '2026-03-28T01:00Z 2026-03-30T00:00Z',
    expect: ['ada 2026-03-28T01:00Z 2026-03-29T01:00Z', 'bob 2026-03-29T01:00Z 2026-03-30T00:00Z'],
  },
  {
    name: 'Berlin, a hand-over at three in spring is the same moment',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-28T03:00', turn: daily }],
    span: '2026-03-28T02:00Z 2026-03-30T01:00Z',
    expect: ['ada 2026-03-28T02:00Z 2026-03-29T01:00Z', 'bob 2026-03-29T01:00Z 2026-03-30T01:00Z'],
  },
  {
    name: 'Berlin, hourly over spring: the hour that is not there is nobody’s, and nobody is left out of order',
    rotations: [{ people: ['ada', 'bob', 'cyd'], zone: 'Europe/Berlin', start: '2026-03-29T00:00', turn: hourly }],
    span: '2026-03-28T23:00Z 2026-03-29T03:00Z',
    // 00 ada, 01 bob, 02 cyd (of no length), 03 ada, 04 bob
    expect: [
      'ada 2026-03-28T23:00Z 2026-03-29T00:00Z',
      'bob 2026-03-29T00:00Z 2026-03-29T01:00Z',
      'ada 2026-03-29T01:00Z 2026-03-29T02:00Z',
      'bob 2026-03-29T02:00Z 2026-03-29T03:00Z',
    ],
  },
  {
    name: 'Berlin, hourly over autumn: the hour shown twice is one turn of two hours',
    rotations: [{ people: ['ada', 'bob', 'cyd'], zone: 'Europe/Berlin', start: '2026-10-25T00:00', turn: hourly }],
    span: '2026-10-24T22:00Z 2026-10-25T03:00Z',
    expect: [
      'ada 2026-10-24T22:00Z 2026-10-24T23:00Z',
      'bob 2026-10-24T23:00Z 2026-10-25T00:00Z',
      'cyd 2026-10-25T00:00Z 2026-10-25T02:00Z',
      'ada 2026-10-25T02:00Z 2026-10-25T03:00Z',
    ],
  },
  {
    name: 'Berlin, hourly on the half hour over spring: two turns of half an hour',
    rotations: [{ people: ['ada', 'bob', 'cyd'], zone: 'Europe/Berlin', start: '2026-03-29T00:30', turn: hourly }],
    span: '2026-03-28T23:30Z 2026-03-29T02:30Z',
    expect: [
      'ada 2026-03-28T23:30Z 2026-03-29T00:30Z',
      'bob 2026-03-29T00:30Z 2026-03-29T01:00Z',
      'cyd 2026-03-29T01:00Z 2026-03-29T01:30Z',
      'ada 2026-03-29T01:30Z 2026-03-29T02:30Z',
    ],
  },
  {
    name: 'Berlin, monthly over both changes stays at nine',
    rotations: [{ ...two, zone: 'Europe/Berlin', start: '2026-03-01T09:00', turn: { every: 'month', count: 1 } }],
    span: '2026-03-01T08:00Z 2026-05-01T07:00Z',
    expect: ['ada 2026-03-01T08:00Z 2026-04-01T07:00Z', 'bob 2026-04-01T07:00Z 2026-05-01T07:00Z'],
  },
  {
    name: 'New York, spring',
    rotations: [{ ...two, zone: 'America/New_York', start: '2026-03-06T09:00', turn: daily }],
    span: '2026-03-07T14:00Z 2026-03-09T13:00Z',
    expect: ['bob 2026-03-07T14:00Z 2026-03-08T13:00Z', 'ada 2026-03-08T13:00Z 2026-03-09T13:00Z'],
  },
  {
    name: 'New York, autumn',
    rotations: [{ ...two, zone: 'America/New_York', start: '2026-10-30T09:00', turn: daily }],
    span: '2026-10-31T13:00Z 2026-11-02T14:00Z',
    expect: ['bob 2026-10-31T13:00Z 2026-11-01T14:00Z', 'ada 2026-11-01T14:00Z 2026-11-02T14:00Z'],
  },
  {
    name: 'New York, a hand-over at half past one in autumn: the first time',
    rotations: [{ ...two, zone: 'America/New_York', start: '2026-10-31T01:30', turn: daily }],
    span: '2026-10-31T05:30Z 2026-11-02T06:30Z',
    expect: ['ada 2026-10-31T05:30Z 2026-11-01T05:30Z', 'bob 2026-11-01T05:30Z 2026-11-02T06:30Z'],
  },
  {
    name: 'New York, every 24 hours is every day',
    rotations: [{ ...two, zone: 'America/New_York', start: '2026-03-06T09:00', turn: { every: 'hour', count: 24 } }],
    span: '2026-03-07T14:00Z 2026-03-09T13:00Z',
    expect: ['bob 2026-03-07T14:00Z 2026-03-08T13:00Z', 'ada 2026-03-08T13:00Z 2026-03-09T13:00Z'],
  },
  {
    name: 'Berlin and New York change three weeks apart: hours of both leave an hour over',
    rotations: [
      {
        people: ['ada'],
        zone: 'Europe/Berlin',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '09:00', to: '15:00' }],
      },
      {
        people: ['bob'],
        zone: 'America/New_York',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '09:00', to: '18:00' }],
      },
    ],
    span: '2026-03-10T08:00Z 2026-03-10T22:00Z',
    // Berlin is still on UTC+1, New York on UTC-4 already: nine there is 13:00 UTC, before three in Berlin (14:00 UTC).
    expect: ['ada 2026-03-10T08:00Z 2026-03-10T14:00Z', 'bob 2026-03-10T14:00Z 2026-03-10T22:00Z'],
  },
  {
    name: 'Berlin and New York in winter: the same hours meet',
    rotations: [
      {
        people: ['ada'],
        zone: 'Europe/Berlin',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '09:00', to: '15:00' }],
      },
      {
        people: ['bob'],
        zone: 'America/New_York',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '10:00', to: '18:00' }],
      },
    ],
    span: '2026-01-15T08:00Z 2026-01-15T23:00Z',
    expect: [
      'ada 2026-01-15T08:00Z 2026-01-15T14:00Z',
      'bob 2026-01-15T15:00Z 2026-01-15T23:00Z',
      '- 2026-01-15T14:00Z 2026-01-15T15:00Z',
    ],
  },
  {
    name: 'London, spring',
    rotations: [{ ...two, zone: 'Europe/London', start: '2026-03-28T01:30', turn: daily }],
    span: '2026-03-28T01:30Z 2026-03-30T00:30Z',
    expect: ['ada 2026-03-28T01:30Z 2026-03-29T01:00Z', 'bob 2026-03-29T01:00Z 2026-03-30T00:30Z'],
  },
  {
    name: 'London, autumn',
    rotations: [{ ...two, zone: 'Europe/London', start: '2026-10-24T09:00', turn: daily }],
    span: '2026-10-24T08:00Z 2026-10-26T09:00Z',
    expect: ['ada 2026-10-24T08:00Z 2026-10-25T09:00Z', 'bob 2026-10-25T09:00Z 2026-10-26T09:00Z'],
  },
  {
    name: 'Sydney, autumn in April',
    rotations: [{ ...two, zone: 'Australia/Sydney', start: '2026-04-04T09:00', turn: daily }],
    span: '2026-04-03T22:00Z 2026-04-05T23:00Z',
    expect: ['ada 2026-04-03T22:00Z 2026-04-04T23:00Z', 'bob 2026-04-04T23:00Z 2026-04-05T23:00Z'],
  },
  {
    name: 'Sydney, spring in October',
    rotations: [{ ...two, zone: 'Australia/Sydney', start: '2026-10-03T09:00', turn: daily }],
    span: '2026-10-02T23:00Z 2026-10-04T22:00Z',
    expect: ['ada 2026-10-02T23:00Z 2026-10-03T22:00Z', 'bob 2026-10-03T22:00Z 2026-10-04T22:00Z'],
  },
  {
    name: 'Lord Howe, spring: half an hour is leapt over',
    rotations: [{ ...two, zone: 'Australia/Lord_Howe', start: '2026-10-03T02:15', turn: daily }],
    span: '2026-10-02T15:45Z 2026-10-04T15:15Z',
    expect: ['ada 2026-10-02T15:45Z 2026-10-03T15:30Z', 'bob 2026-10-03T15:30Z 2026-10-04T15:15Z'],
  },
  {
    name: 'Lord Howe, autumn: half an hour is shown twice',
    rotations: [{ ...two, zone: 'Australia/Lord_Howe', start: '2026-04-04T01:45', turn: daily }],
    span: '2026-04-03T14:45Z 2026-04-05T15:15Z',
    expect: ['ada 2026-04-03T14:45Z 2026-04-04T14:45Z', 'bob 2026-04-04T14:45Z 2026-04-05T15:15Z'],
  },
  {
    name: 'Lord Howe, hourly in autumn: a turn of an hour and a half',
    rotations: [{ ...two, zone: 'Australia/Lord_Howe', start: '2026-04-05T00:30', turn: hourly }],
    span: '2026-04-04T13:30Z 2026-04-04T17:00Z',
    expect: [
      'ada 2026-04-04T13:30Z 2026-04-04T14:30Z',
      'bob 2026-04-04T14:30Z 2026-04-04T16:00Z',
      'ada 2026-04-04T16:00Z 2026-04-04T17:00Z',
    ],
  },
  {
    name: 'Santiago, spring: midnight does not exist',
    rotations: [{ ...two, zone: 'America/Santiago', start: '2026-09-05T00:00', turn: daily }],
    span: '2026-09-05T04:00Z 2026-09-07T03:00Z',
    expect: ['ada 2026-09-05T04:00Z 2026-09-06T04:00Z', 'bob 2026-09-06T04:00Z 2026-09-07T03:00Z'],
  },
  {
    name: 'Santiago, autumn: the hour before midnight is shown twice',
    rotations: [{ ...two, zone: 'America/Santiago', start: '2026-04-03T23:30', turn: daily }],
    span: '2026-04-04T02:30Z 2026-04-06T03:30Z',
    expect: ['ada 2026-04-04T02:30Z 2026-04-05T02:30Z', 'bob 2026-04-05T02:30Z 2026-04-06T03:30Z'],
  },
  {
    name: 'Havana, autumn: midnight is shown twice',
    rotations: [{ ...two, zone: 'America/Havana', start: '2026-10-31T00:00', turn: daily }],
    span: '2026-10-31T04:00Z 2026-11-02T05:00Z',
    expect: ['ada 2026-10-31T04:00Z 2026-11-01T04:00Z', 'bob 2026-11-01T04:00Z 2026-11-02T05:00Z'],
  },
  {
    name: 'Kolkata knows no change and half hours',
    rotations: [{ ...two, zone: 'Asia/Kolkata', start: '2026-03-28T09:00', turn: daily }],
    span: '2026-03-28T03:30Z 2026-03-30T03:30Z',
    expect: ['ada 2026-03-28T03:30Z 2026-03-29T03:30Z', 'bob 2026-03-29T03:30Z 2026-03-30T03:30Z'],
  },
  {
    name: 'Kathmandu is three quarters of an hour off',
    rotations: [{ ...two, zone: 'Asia/Kathmandu', start: '2026-06-01T09:00', turn: daily }],
    span: '2026-06-01T03:15Z 2026-06-03T03:15Z',
    expect: ['ada 2026-06-01T03:15Z 2026-06-02T03:15Z', 'bob 2026-06-02T03:15Z 2026-06-03T03:15Z'],
  },
  {
    name: 'Apia, 2011: a whole day is leapt over, and with it a turn',
    rotations: [{ people: ['ada', 'bob', 'cyd'], zone: 'Pacific/Apia', start: '2011-12-28T09:00', turn: daily }],
    // 28th ada; 29th bob until the 30th at nine, which is when the day is leapt over; 30th cyd until the 31st at nine.
    span: '2011-12-28T19:00Z 2011-12-31T19:00Z',
    expect: [
      'ada 2011-12-28T19:00Z 2011-12-29T19:00Z',
      'bob 2011-12-29T19:00Z 2011-12-30T10:00Z',
      'cyd 2011-12-30T10:00Z 2011-12-30T19:00Z',
      'ada 2011-12-30T19:00Z 2011-12-31T19:00Z',
    ],
  },
  {
    name: 'hours of the night over spring are an hour fewer',
    rotations: [
      {
        people: ['ada'],
        zone: 'Europe/Berlin',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '22:00', to: '06:00' }],
      },
    ],
    span: '2026-03-28T12:00Z 2026-03-29T12:00Z',
    expect: [
      'ada 2026-03-28T21:00Z 2026-03-29T04:00Z',
      '- 2026-03-28T12:00Z 2026-03-28T21:00Z',
      '- 2026-03-29T04:00Z 2026-03-29T12:00Z',
    ],
  },
  {
    name: 'hours of the night over autumn are an hour more',
    rotations: [
      {
        people: ['ada'],
        zone: 'Europe/Berlin',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '22:00', to: '06:00' }],
      },
    ],
    span: '2026-10-24T12:00Z 2026-10-25T12:00Z',
    expect: [
      'ada 2026-10-24T20:00Z 2026-10-25T05:00Z',
      '- 2026-10-24T12:00Z 2026-10-24T20:00Z',
      '- 2026-10-25T05:00Z 2026-10-25T12:00Z',
    ],
  },
  {
    name: 'hours until a time that is shown twice count until the second',
    rotations: [
      {
        people: ['ada'],
        zone: 'Europe/Berlin',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '22:00', to: '02:30' }],
      },
    ],
    span: '2026-10-24T20:00Z 2026-10-25T02:00Z',
    expect: ['ada 2026-10-24T20:00Z 2026-10-25T01:30Z', '- 2026-10-25T01:30Z 2026-10-25T02:00Z'],
  },
  {
    name: 'hours that begin at a time that is leapt over begin with the leap',
    rotations: [
      {
        people: ['ada'],
        zone: 'Europe/Berlin',
        start: '2026-01-01T00:00',
        turn: daily,
        hours: [{ days: everyDay(), from: '02:30', to: '06:00' }],
      },
    ],
    span: '2026-03-29T00:00Z 2026-03-29T06:00Z',
    expect: [
      'ada 2026-03-29T01:00Z 2026-03-29T04:00Z',
      '- 2026-03-29T00:00Z 2026-03-29T01:00Z',
      '- 2026-03-29T04:00Z 2026-03-29T06:00Z',
    ],
  },
]

function everyDay() {
  return ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
}
