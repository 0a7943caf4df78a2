import { expect, it } from 'vitest'
import type { Calendar } from '../../src/commands/oncall/calendar.ts'
import type { Pulse } from '../../src/commands/oncall/heartbeat.ts'
import type { Overridden } from '../../src/commands/oncall/override.ts'
import type { Pages } from '../../src/commands/oncall/pages.ts'
import type { Quality } from '../../src/commands/oncall/quality.ts'
import type { Shown } from '../../src/commands/oncall/show.ts'
import type { Simulated } from '../../src/commands/oncall/simulate.ts'
import { views } from '../../src/faces/cli/views/index.ts'
import { duties } from './duties.ts'
import { paintless } from './page.ts'
import { movedServer } from './server.ts'

const server = await movedServer(
  '2026-11-04T11:00:00Z',
  (url) => new Response('', { status: url.includes('phone') ? 404 : 200 }),
)
await server.as('oncall/apply', { file: duties })
const bob = { id: 'user:bob', name: 'Bob', role: 'responder' } as const

async function shown(id: string, input: object = {}): Promise<string> {
  return paintless(await views[id]?.(), await server.as(id, input))
}

it('shows who is on call, until when, and who comes next', async () => {
  const { schedules } = (await server.as('oncall/show')) as Shown
  expect(schedules).toEqual([
    { schedule: 'primary', team: 'shop', people: ['bob'], until: '2026-11-05T08:00:00.000Z', next: ['ada'] },
  ])
  expect(await shown('oncall/show')).toContain('primary   bob      2026-11-05 08:00Z  ada')
  await expect(server.as('oncall/show', { schedule: 'primry' })).rejects.toThrow('no schedule `primry`')
  await expect(server.as('oncall/show', { at: 'tomorrow' })).rejects.toThrow('is no moment')
})

it('an override counts at once, is listed, and can be taken back', async () => {
  const input = { schedule: 'primary', person: 'ada', to: '2026-11-04T15:00Z', because: 'dentist' }
  const { overrides } = (await server.as('oncall/override', input, bob)) as Overridden
  expect(overrides).toMatchObject([{ id: '1', person: 'ada', from: '2026-11-04T11:00:00.000Z' }])
  expect(((await server.as('oncall/show')) as Shown).schedules[0]).toMatchObject({
    people: ['ada'],
    until: '2026-11-04T15:00:00.000Z',
    next: ['bob'],
  })
  expect(await shown('oncall/overrides')).toContain('dentist')
  await server.as('oncall/withdraw', { id: '1' })
  expect(((await server.as('oncall/show')) as Shown).schedules[0]?.people).toEqual(['bob'])
  await expect(server.as('oncall/withdraw', { id: '1' })).rejects.toThrow('no override `1`')
  await expect(server.as('oncall/override', { ...input, person: 'bobb' })).rejects.toThrow('no person `bobb`')
  await expect(server.as('oncall/override', { schedule: 'primary', to: '2026-11-05' })).rejects.toThrow('names nobody')
  await expect(server.as('oncall/override', { ...input, to: '2026-11-01' })).rejects.toThrow('ends after it begins')
})

it('two shifts are swapped', async () => {
  await server.as('oncall/swap', { schedule: 'primary', one: '2026-11-04T20:00Z', other: '2026-11-06T20:00Z' })
  const { shifts } = (await server.as('oncall/calendar', { schedule: 'primary', days: 4 })) as Calendar
  expect(shifts.map(({ person, from }) => `${from} ${person}`)).toEqual([
    '2026-11-04T11:00:00.000Z ada',
    '2026-11-05T08:00:00.000Z bob',
  ])
  expect(await shown('oncall/calendar', { schedule: 'primary' })).toContain('override')
  await expect(
    server.as('oncall/swap', { schedule: 'primary', one: '2020-01-01', other: '2026-11-06' }),
  ).rejects.toThrow('nobody is on call')
})

it('says how fair and how tiring a schedule is', async () => {
  const quality = (await server.as('oncall/quality', { schedule: 'primary', days: 28 })) as Quality
  expect(quality.coverage).toBe(1)
  expect(quality.loads.map(({ person }) => person)).toEqual(['ada', 'bob'])
  expect(await shown('oncall/quality', { schedule: 'primary', days: 28 })).toContain(
    'Somebody is on call 100.00 % of the time; 0 gaps.',
  )
})

it('says who would be paged for an alert, and pages nobody', async () => {
  const input = { alert: ['service=orders', 'severity=critical'], at: '2026-11-09T10:00Z', answered: '4m' }
  const simulated = (await server.as('oncall/simulate', input)) as Simulated
  expect(simulated).toMatchObject({ escalation: 'standard', severity: 1 })
  expect(simulated.pages.map(({ at, contact }) => `${at.slice(11, 16)} ${contact}`)).toEqual([
    '10:00 bob/chat',
    '10:00 shop/room',
  ])
  expect(await shown('oncall/simulate', { alert: ['service=orders'], at: '2026-11-09T10:00Z' })).toContain('+5m')
  expect(server.called).toEqual([])
  await expect(server.as('oncall/simulate', { escalation: 'none' })).rejects.toThrow('no escalation `none`')
})

it('a test reaches oneself and nobody else, and every attempt is on record', async () => {
  await expect(server.as('oncall/test', { person: 'ada' }, bob)).rejects.toThrow('nobody but yourself')
  await server.as('oncall/test')
  await server.until('2026-11-04T11:01:00Z')
  const { pages } = (await server.as('oncall/pages', { person: 'ada' })) as Pages
  expect(
    pages.map(({ contact, status, attempts }) => [contact, status, attempts.map(({ outcome }) => outcome)]).sort(),
  ).toEqual([
    ['ada/chat', 'sent', ['sent']],
    ['ada/phone', 'failed', ['refused']],
  ])
  expect(await shown('oncall/pages')).toMatch(
    /failed .* test triggered to ada by webhook \(ada\/phone\)\n +11:00:00 {2}refused 404/,
  )
})

it('the dead-man switch is told while pages go out, and not when they do not', async () => {
  await server.as('oncall/heartbeat', { url: 'http://deadman.test/secret-path' })
  // The last page failed: to nobody outside is it said that all is well.
  await server.as('pager/heartbeat')
  expect(((await server.as('oncall/heartbeat')) as Pulse).well).toBe(false)
  expect(server.called.filter(({ url }) => url.includes('deadman'))).toEqual([])
  await server.as('oncall/test', { contact: 'chat' })
  await server.until('2026-11-04T11:02:00Z')
  expect(await server.as('pager/heartbeat')).toEqual({ well: true, sent: true })
  const pulse = (await server.as('oncall/heartbeat')) as Pulse
  expect(pulse).toMatchObject({ well: true, configured: true })
  expect(JSON.stringify(pulse)).not.toContain('secret-path')
  expect(server.called.at(-1)?.url).toBe('http://deadman.test/secret-path')
  // Nothing looked for a while: nobody knows.
  await server.until('2026-11-04T11:06:00Z')
  expect(((await server.as('oncall/heartbeat')) as Pulse).well).toBe(false)
  expect(await shown('oncall/heartbeat')).toContain('Something is wrong')
})
