import { expect, it } from 'vitest'
import { eventsOf } from '../../src/store/incidents/events.ts'
import { openIncident } from '../../src/store/incidents/incidents.ts'
import { attemptsOf } from '../../src/store/oncall/attempts.ts'
import { pagesOf } from '../../src/store/oncall/pages.ts'
import { duties } from './duties.ts'
import { movedServer } from './server.ts'

// A Wednesday at noon in Berlin: the business hours are over for the week, and the second rotation decides; bob has from Monday.
const start = '2026-11-04T11:00:00Z'
let answers: (url: string, nth: number) => Response = () => new Response('ok')
const server = await movedServer(start, (url, nth) => answers(url, nth))
await server.as('oncall/apply', { file: duties })

async function open(at: string): Promise<number> {
  await server.until(at)
  const { id } = await openIncident(server.database, {
    title: 'Orders fail',
    severity: 2,
    service: 'orders',
    labels: { region: 'eu' },
    openedAt: new Date(at),
    openedBy: 'user:ada',
  })
  await server.as('incident/escalate', { incident: id, step: 0, round: 0 })
  return id
}
const told = (from: string) =>
  server.called
    .filter(({ at }) => at >= from)
    .map(({ at, url }) => `${at.slice(11, 16)} ${new URL(url).host}${new URL(url).pathname}`)

it('pages step by step, person by person, until everybody was told', async () => {
  const id = await open('2026-11-04T11:00:00.000Z')
  await server.until('2026-11-04T12:00:00.000Z')
  expect(told('2026-11-04T11:00')).toEqual([
    '11:00 chat.test/bob-secret',
    '11:00 slack.test/room-secret',
    '11:05 chat.test/bob-secret',
    '11:15 chat.test/bob-secret',
    '11:15 slack.test/room-secret',
    '11:20 chat.test/bob-secret',
  ])
  const events = await eventsOf(server.database, id)
  expect(events.filter(({ kind }) => kind === 'escalation').map(({ text }) => text)).toEqual([
    'standard, step 1: bob by webhook, shop/room by slack',
    'standard, step 2: bob by webhook',
    'standard, step 1, round 2: bob by webhook, shop/room by slack',
    'standard, step 2, round 2: bob by webhook',
    'Everybody that standard names was told, and nobody answered',
  ])
  expect(events.filter(({ kind }) => kind === 'page')).toHaveLength(6)
  const keys = server.called.map(({ key }) => key).filter(Boolean)
  expect(new Set(keys).size).toBe(keys.length)
})

it('an acknowledgement ends it, and those who were told hear of it where that helps', async () => {
  const id = await open('2026-11-05T11:00:00.000Z')
  await server.until('2026-11-05T11:01:00.000Z')
  await server.as('incident/acknowledge', { incident: id })
  await server.until('2026-11-05T13:00:00.000Z')
  expect(told('2026-11-05T11:00')).toEqual([
    '11:00 chat.test/ada-secret',
    '11:00 slack.test/room-secret',
    '11:01 chat.test/ada-secret',
    '11:01 slack.test/room-secret',
  ])
  const pages = await pagesOf(server.database, { incident: id, limit: 20 })
  expect(pages.map(({ contact, tells, status }) => `${contact} ${tells} ${status}`).sort()).toEqual([
    'ada/chat acknowledged sent',
    'ada/chat triggered sent',
    'ada/phone triggered dropped',
    'shop/room acknowledged sent',
    'shop/room triggered sent',
  ])
})

it('opened again, it begins anew, and an old timer of before pages nobody', async () => {
  const id = await open('2026-11-06T11:00:00.000Z')
  await server.until('2026-11-06T11:01:00.000Z')
  await server.as('incident/resolve', { incident: id })
  await server.until('2026-11-06T11:02:00.000Z')
  await server.as('incident/reopen', { incident: id })
  await server.as('incident/escalate', { incident: id, step: 0, round: 0 })
  await server.until('2026-11-06T11:06:30.000Z')
  expect(told('2026-11-06T11:00').filter((line) => line.includes('chat'))).toEqual([
    '11:00 chat.test/ada-secret',
    // That it is over.
    '11:01 chat.test/ada-secret',
    '11:02 chat.test/ada-secret',
  ])
  await server.until('2026-11-06T11:07:30.000Z')
  expect(told('2026-11-06T11:07')).toEqual(['11:07 chat.test/bob-secret'])
  await server.as('incident/resolve', { incident: id })
})

it('every job run twice pages nobody twice', async () => {
  await server.until('2026-11-10T20:00:00.000Z')
  const before = server.called.length
  await open('2026-11-10T20:00:00.000Z')
  await server.until('2026-11-10T22:00:00.000Z', 2)
  const keys = server.called.slice(before).map(({ key, url }) => key ?? url)
  expect(server.called.length - before).toBeGreaterThanOrEqual(6)
  const webhooks = server.called.slice(before).flatMap(({ key }) => key ?? [])
  expect(new Set(webhooks).size).toBe(webhooks.length)
  expect(keys.length).toBeGreaterThan(0)
})

it('what fails is tried again, later each time, under the same key; what is refused is not', async () => {
  answers = (url, nth) =>
    url.includes('phone')
      ? new Response('no such number', { status: 404 })
      : nth % 3 === 0
        ? new Response('ok')
        : new Response('', { status: 503 })
  await server.until('2026-11-12T11:00:00.000Z')
  const before = server.called.length
  const id = await open('2026-11-12T11:00:00.000Z')
  await server.until('2026-11-12T11:04:00.000Z')
  await server.as('incident/acknowledge', { incident: id })
  const pages = await pagesOf(server.database, { incident: id, limit: 20 })
  const phone = pages.find(({ contact }) => contact === 'ada/phone')
  expect(phone).toMatchObject({ status: 'failed', attempts: 1, error: '404 no such number' })
  const chat = pages.find(({ contact }) => contact === 'ada/chat')
  expect(chat?.status).toBe('sent')
  const tries = server.called.slice(before).filter(({ url }) => url.includes('chat.test/ada'))
  expect(new Set(tries.map(({ key }) => key))).toEqual(new Set([chat?.id]))
  const attempts = await attemptsOf(server.database, chat?.id ?? '')
  expect(attempts.at(-1)?.outcome).toBe('sent')
  expect(attempts.length).toBe(tries.length)
  expect((await eventsOf(server.database, id)).map(({ text }) => text)).toContain(
    'ada could not be told by webhook: 404 no such number',
  )
})

it('no page, no event and no line of the trail holds a secret', async () => {
  const rows = await server.database.query<{ text: string }>(
    `select row_to_json(t)::text as text from trail t union all select row_to_json(e)::text from incident_event e
     union all select row_to_json(p)::text from page p union all select row_to_json(a)::text from page_attempt a
     union all select row_to_json(c)::text from contact c union all select row_to_json(n)::text from connection n`,
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ text }) => /-secret|mail-password/.test(text))).toEqual([])
})
