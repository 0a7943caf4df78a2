import { describe, expect, it } from 'vitest'
import { entriesOf } from '../../src/operate/oncall/calendar-in.ts'
import { calendarOf } from '../../src/operate/oncall/calendar-out.ts'
import { shiftsOf } from '../../src/operate/oncall/shifts.ts'

const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) })
const event = (...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTAMP:20260101T000000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
const times = (text: string, within = span('2026-01-01', '2027-01-01'), zone = 'Europe/Berlin') =>
  entriesOf(text, within, zone)?.map(
    ({ from, to }) => `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)}`,
  )

it('what goes out comes back the same, over every change of clocks', () => {
  const from = new Date('2026-01-01T00:00:00Z')
  const to = new Date('2027-01-01T00:00:00Z')
  const shifts = shiftsOf(
    {
      name: 'primary, "all"; day',
      team: 'shop',
      rotations: [
        {
          name: 'r',
          zone: 'Europe/Berlin',
          start: '2026-01-01T02:30',
          people: ['ada', 'bob', 'cyd'],
          turn: { every: 'day', count: 1 },
        },
      ],
      overrides: [],
    },
    from,
    to,
  )
  expect(shifts.length).toBeGreaterThan(360)
  const text = calendarOf(
    'on call',
    shifts.map((shift) => ({ schedule: 'primary, "all"; day', name: shift.person, shift })),
    from,
  )
  const back = entriesOf(text, { from: from.getTime(), to: to.getTime() }, 'UTC')
  expect(back?.map(({ title, from, to }) => ({ person: title.split(' ')[0], from, to }))).toEqual(
    shifts.map(({ person, from, to }) => ({ person, from, to })),
  )
  expect(new Set(back?.map(({ uid }) => uid)).size).toBe(shifts.length)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

describe('a calendar is read', () => {
  it.each([
    ['in UTC', ['DTSTART:20260601T090000Z', 'DTEND:20260601T170000Z'], ['2026-06-01T09:00 2026-06-01T17:00']],
    [
      'in a zone of IANA, without its rules',
      ['DTSTART;TZID=America/New_York:20260601T090000', 'DTEND;TZID=America/New_York:20260601T170000'],
      ['2026-06-01T13:00 2026-06-01T21:00'],
    ],
    [
      'as whole days, which are of the zone',
      ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260603'],
      ['2026-05-31T22:00 2026-06-02T22:00'],
    ],
    ['as one whole day without an end', ['DTSTART;VALUE=DATE:20260601'], ['2026-05-31T22:00 2026-06-01T22:00']],
    ['without a zone', ['DTSTART:20260601T090000', 'DURATION:PT2H'], ['2026-06-01T07:00 2026-06-01T09:00']],
    [
      'each week over the end of summer',
      [
        'DTSTART;TZID=Europe/Berlin:20261019T090000',
        'DTEND;TZID=Europe/Berlin:20261019T170000',
        'RRULE:FREQ=WEEKLY;COUNT=2',
      ],
      ['2026-10-19T07:00 2026-10-19T15:00', '2026-10-26T08:00 2026-10-26T16:00'],
    ],
    [
      'with an exception that is left out',
      [
        'DTSTART;TZID=Europe/Berlin:20260601T090000',
        'DTEND;TZID=Europe/Berlin:20260601T170000',
        'RRULE:FREQ=DAILY;COUNT=3',
        'EXDATE;TZID=Europe/Berlin:20260602T090000',
      ],
      ['2026-06-01T07:00 2026-06-01T15:00', '2026-06-03T07:00 2026-06-03T15:00'],
    ],
    ['that is cancelled', ['DTSTART:20260601T090000Z', 'DTEND:20260601T170000Z', 'STATUS:CANCELLED'], []],
    ['that blocks nothing', ['DTSTART:20260601T090000Z', 'DTEND:20260601T170000Z', 'TRANSP:TRANSPARENT'], []],
    ['of another year', ['DTSTART:20250601T090000Z', 'DTEND:20250601T170000Z'], []],
  ])('%s', (_, lines, expected) => expect(times(event(...lines))).toEqual(expected))

  it('with an occurrence that was moved', () => {
    const moved = event('DTSTART:20260601T090000Z', 'DTEND:20260601T170000Z', 'RRULE:FREQ=DAILY;COUNT=2').replace(
      'END:VEVENT',
      [
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:1',
        'DTSTAMP:20260101T000000Z',
        'RECURRENCE-ID:20260602T090000Z',
        'DTSTART:20260602T120000Z',
        'DTEND:20260602T130000Z',
        'END:VEVENT',
      ].join('\r\n'),
    )
    expect(times(moved)).toEqual(['2026-06-01T09:00 2026-06-01T17:00', '2026-06-02T12:00 2026-06-02T13:00'])
  })

  it('for ever, up to the end of the time that is asked for', () => {
    const daily = event('DTSTART:20200101T090000Z', 'DTEND:20200101T100000Z', 'RRULE:FREQ=DAILY')
    expect(times(daily, span('2026-06-01', '2026-06-03'))).toEqual([
      '2026-06-01T09:00 2026-06-01T10:00',
      '2026-06-02T09:00 2026-06-02T10:00',
    ])
  })

  it('with whom it is for', () => {
    const [one] =
      entriesOf(
        event(
          'DTSTART:20260601T090000Z',
          'DTEND:20260601T100000Z',
          'SUMMARY:Away',
          'ATTENDEE;CN=Ada:MAILTO:Ada@example.com',
        ),
        span('2026-01-01', '2027-01-01'),
        'UTC',
      ) ?? []
    expect(one).toMatchObject({ title: 'Away', emails: ['ada@example.com'] })
  })

  it.each(['', 'hello', 'BEGIN:VCALENDAR', '<html>', 'BEGIN:VCARD\r\nEND:VCARD'])('%j is no calendar', (text) =>
    expect(entriesOf(text, span('2026-01-01', '2027-01-01'), 'UTC')).toBeUndefined(),
  )
})
