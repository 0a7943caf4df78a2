import { expect, it } from 'vitest'
import { onCallCalendar } from '../../src/commands/on-call-calendar.ts'
import type { Calendar } from '../../src/commands/oncall/calendar.ts'
import type { CalendarFeed } from '../../src/commands/oncall/feed.ts'
import type { CalendarRead } from '../../src/commands/oncall/read-calendar.ts'
import type { Shown } from '../../src/commands/oncall/show.ts'
import { entriesOf } from '../../src/operate/oncall/calendar-in.ts'
import { testApp } from '../server/app.ts'
import { duties } from './duties.ts'
import { movedServer } from './server.ts'

let text = ''
const server = await movedServer('2026-10-20T06:00:00Z', () => new Response(text, { status: text ? 200 : 500 }))
await server.as('oncall/apply', { file: duties.replaceAll('2026-11-02T09:00', '2026-10-05T09:00') })

const calendar = (...entries: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...entries.flatMap((lines, uid) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20260101T000000Z',
      ...lines,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')
const onCall = async (at: string) => ((await server.as('oncall/show', { at })) as Shown).schedules[0]?.people

it('a secret address gives the schedule to a calendar program, until it is given up', async () => {
  const { url } = (await server.as('oncall/feed', { schedule: 'primary' })) as CalendarFeed
  const path = new URL(url ?? '').pathname
  const app = await testApp(server.database, { now: () => new Date('2026-10-20T06:00:00Z') })
  const answer = await app.request(path)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const within = { from: Date.parse('2026-10-20T06:00Z'), to: Date.parse('2026-11-20T06:00Z') }
  const entries = entriesOf(await answer.text(), within, 'UTC') ?? []
  const { shifts } = (await server.as('oncall/calendar', { schedule: 'primary', days: 31 })) as Calendar
  // The first and the last are cut by the window in one and not in the other.
  expect(entries.slice(1, -1).map(({ from, title }) => `${from.toISOString()} ${title}`)).toEqual(
    shifts
      .slice(1, -1)
      .map(({ from, person }) => `${from} ${person === 'ada' ? 'Ada Lovelace' : person} on call: primary`),
  )
  // Nine in Berlin, before and after the clocks are put back.
  expect(entries.map(({ from }) => from.toISOString())).toEqual(
    expect.arrayContaining(['2026-10-22T07:00:00.000Z', '2026-10-29T08:00:00.000Z']),
  )
  expect((await app.request('/calendar/abcdefghijklmnopqrstuvwxyz.ics')).status).toBe(404)
  expect((await app.request('/calendar/..%2f.ics')).status).toBe(404)
  expect(await server.as('oncall/feed', { schedule: 'primary', revoke: true })).toEqual({ revoked: 1 })
  expect((await app.request(path)).status).toBe(404)
})

it('one person’s calendar holds that person’s shifts', async () => {
  const { url } = (await server.as('oncall/feed', { person: 'bob' })) as CalendarFeed
  const token = /([\w-]+)\.ics$/.exec(url ?? '')?.[1] ?? ''
  const out = (await onCallCalendar(server.database, token, new Date('2026-10-20T06:00:00Z'))) ?? ''
  expect(out).toContain('SUMMARY:bob on call: primary')
  expect(out).not.toContain('Ada')
  await expect(server.as('oncall/feed', {})).rejects.toThrow('of one schedule or of one person')
})

it('time off from a calendar makes room for those behind; read again it takes the place of what was', async () => {
  // Tuesday in business hours is the first rotation's; with its one away the second one comes in.
  expect(await onCall('2026-10-20T10:00Z')).toEqual(['ada'])
  const away = calendar(
    ['DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261021', 'SUMMARY:Ada Lovelace: holiday'],
    ['DTSTART;VALUE=DATE:20261021', 'SUMMARY:Works outing'],
  )
  const read = (await server.as('oncall/read-calendar', { schedule: 'primary', file: away })) as CalendarRead
  expect(read).toMatchObject({ overrides: 1, replaced: 0, skipped: ['2026-10-21T00:00:00.000Z Works outing'] })
  expect(await onCall('2026-10-20T10:00Z')).toEqual(['bob'])
  const none = (await server.as('oncall/read-calendar', { schedule: 'primary', file: calendar() })) as CalendarRead
  expect(none).toMatchObject({ overrides: 0, replaced: 1 })
  expect(await onCall('2026-10-20T10:00Z')).toEqual(['ada'])
})

it('shifts from an address are followed; a reading that fails leaves what was read', async () => {
  text = calendar([
    'DTSTART;TZID=Europe/Berlin:20261024T090000',
    'DTEND;TZID=Europe/Berlin:20261024T210000',
    'RRULE:FREQ=DAILY;COUNT=2',
    'SUMMARY:bob',
  ])
  const input = { schedule: 'primary', url: 'https://calendar.test/secret-token', reads: 'shifts', follow: true }
  expect(await server.as('oncall/read-calendar', input)).toMatchObject({ overrides: 2, followed: true })
  const { shifts } = (await server.as('oncall/calendar', {
    schedule: 'primary',
    from: '2026-10-24',
    days: 2,
  })) as Calendar
  expect(shifts.filter(({ override }) => override).map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2026-10-24T07:00:00.000Z 2026-10-24T19:00:00.000Z',
    '2026-10-25T08:00:00.000Z 2026-10-25T20:00:00.000Z',
  ])
  expect(await server.as('oncall/read-calendars')).toEqual({ read: 1, failed: 0 })
  text = ''
  expect(await server.as('oncall/read-calendars')).toEqual({ read: 0, failed: 1 })
  text = '<html>sign in</html>'
  expect(await server.as('oncall/read-calendars')).toEqual({ read: 0, failed: 1 })
  expect(await onCall('2026-10-25T12:00Z')).toEqual(['bob'])
  const rows = await server.database.query<{ text: string }>(
    'select row_to_json(t)::text as text from trail t union all select row_to_json(c)::text from calendar_source c',
  )
  expect(rows.filter((row) => row.text.includes('secret-token'))).toEqual([])
})

it.each([
  [{ file: 'no calendar' }, 'no iCalendar'],
  [{ url: 'file:///etc/passwd' }, 'an address begins with'],
  [{}, 'a file or an address'],
  [{ file: 'x', follow: true }, 'a file or an address'],
])('%j is told of', async (input, message) => {
  await expect(server.as('oncall/read-calendar', { schedule: 'primary', ...input })).rejects.toThrow(message)
})
