import { beforeEach, expect, it } from 'vitest'
import { command as acknowledge } from '../../src/commands/incident/acknowledge.ts'
import { command as addAction } from '../../src/commands/incident/action/add.ts'
import { command as actions } from '../../src/commands/incident/action/list.ts'
import { command as close } from '../../src/commands/incident/close.ts'
import { command as list } from '../../src/commands/incident/list.ts'
import { command as measures } from '../../src/commands/incident/measures.ts'
import { command as resolve } from '../../src/commands/incident/resolve.ts'
import { command as review } from '../../src/commands/incident/review.ts'
import { command as show } from '../../src/commands/incident/show.ts'
import { command as take } from '../../src/commands/incident/take.ts'
import { command as watch } from '../../src/commands/incident/watch.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { trailAfter } from '../../src/store/trail.ts'
import { freshStore } from './database.ts'
import { serverWorld } from './world.ts'

const { database } = await freshStore()
let on = serverWorld(database)

beforeEach(async () => {
  await database.query('truncate incident, occurrence, setting, trail restart identity cascade')
  on = serverWorld(database)
})

it('opens one incident for a group, tells it once, and ends it with its alerts', async () => {
  expect(await on.run(take, { notification: firing('a') })).toEqual({ incident: 1, became: 'opened' })
  expect(await on.run(take, { notification: firing('a') })).toEqual({ incident: 1, became: 'told' })
  expect(await on.run(take, { notification: firing('a', 'b') })).toEqual({ incident: 1, became: 'told' })
  on.wait(20)
  expect(await on.run(take, { notification: resolved('a', 'b') })).toEqual({ incident: 1, became: 'resolved' })
  const { incident, events } = await on.run(show, { incident: 1 })
  expect(incident).toMatchObject({ title: 'Checkout fails', severity: 1, status: 'resolved', service: 'checkout' })
  expect(events.map(({ kind }) => kind)).toEqual(['open', 'alert', 'alert', 'alert', 'resolve'])
  expect(on.sent).toMatchObject([
    { command: 'incident/escalate', input: { incident: 1, step: 0, round: 0 }, key: '1/0/0' },
    { command: 'page/update', input: { incident: 1, status: 'resolved' } },
  ])
  expect((await trailAfter(database, 0, 10)).map(({ action }) => action)).toEqual(['incident/open', 'incident/resolve'])
})

it('opens the same incident again where its alerts are back soon, and another where they are not', async () => {
  await on.run(take, { notification: firing('a') })
  await on.run(take, { notification: resolved('a') })
  on.wait(29)
  expect(await on.run(take, { notification: firing('a') })).toEqual({ incident: 1, became: 'reopened' })
  expect((await on.run(show, { incident: 1 })).incident).toMatchObject({ status: 'triggered' })
  await on.run(take, { notification: resolved('a') })
  on.wait(31)
  expect(await on.run(take, { notification: firing('a') })).toEqual({ incident: 2, became: 'opened' })
})

it('makes an incident of what comes often only when it does', async () => {
  const often = { thresholds: [{ labels: { alertname: 'Checkout' }, count: 3, within: 60 }] }
  await changeSetting(database, 'incident', often, { at: on.now(), by: 'user:ada' })
  const times = ['02:00', '02:30', '02:58']
  const became: string[] = []
  for (const time of times) {
    const notification = firing('a')
    const at = new Date(`2026-11-27T${time}:00Z`)
    became.push(
      (
        await on.run(take, {
          notification: { ...notification, alerts: notification.alerts.map((each) => ({ ...each, startsAt: at })) },
        })
      ).became,
    )
  }
  expect(became).toEqual(['nothing', 'nothing', 'opened'])
})

it('is acknowledged once, by whoever was first, and closed only when it is over', async () => {
  await on.run(take, { notification: firing('a') })
  on.wait(3)
  await on.run(acknowledge, { incident: 1, note: 'looking' }, { id: 'user:bo', name: 'Bo', role: 'responder' })
  on.wait(1)
  expect(await on.run(acknowledge, { incident: 1 })).toMatchObject({
    acknowledgedBy: 'user:bo',
    acknowledgedAt: '2026-11-27T03:03:00.000Z',
  })
  await expect(on.run(close, { incident: 1 })).rejects.toThrow('not resolved')
  await on.run(resolve, { incident: 1 })
  expect(await on.run(close, { incident: 1 })).toMatchObject({ status: 'closed' })
  await expect(on.run(acknowledge, { incident: 9 })).rejects.toThrow('no incident 9')
})

it('drafts a review from what is on record, with its actions', async () => {
  await on.run(take, { notification: firing('a') })
  on.wait(5)
  await on.run(acknowledge, { incident: 1 })
  await on.run(addAction, { incident: 1, text: 'Raise the pool', owner: 'bo', due: '2026-11-20' })
  const { text, draft } = await on.run(review, { incident: 1 })
  expect(draft).toBe(true)
  expect(text).toContain('| Acknowledged | 2026-11-27 03:05:00 UTC, after 5 min |')
  expect(text).toContain('- [ ] Raise the pool (bo, by 2026-11-20)')
  expect((await on.run(actions, {})).actions).toMatchObject([{ incident: 1, overdue: true }])
})

it('measures what was answered and ended, and names the rows', async () => {
  await on.run(take, { notification: firing('a') })
  on.wait(4)
  await on.run(acknowledge, { incident: 1 })
  on.wait(26)
  await on.run(resolve, { incident: 1 })
  const figures = await on.run(measures, { over: '1d' })
  const minute = 60_000
  expect(figures).toMatchObject({
    count: 1,
    mtta: 4 * minute,
    mttr: 30 * minute,
    answeredInTime: 1,
    mtbf: (24 * 60 - 30) * minute,
  })
  expect(figures.rows.mtta).toEqual([1])
})

it('lists page by page', async () => {
  for (const name of ['a', 'b', 'c'])
    await on.run(take, { notification: { ...firing('x'), groupKey: `{}:{name="${name}"}` } })
  const first = await on.run(list, { limit: 2 })
  expect([first.incidents.map(({ id }) => id), first.more]).toEqual([[3, 2], true])
  expect((await on.run(list, { limit: 2, before: 2 })).incidents.map(({ id }) => id)).toEqual([1])
  expect((await on.run(list, { text: '100%' })).incidents).toEqual([])
})

it('notes once that nobody has answered in time', async () => {
  await on.run(take, { notification: firing('a') })
  on.wait(4)
  expect(await on.run(watch, {})).toEqual({ late: 0 })
  on.wait(2)
  expect(await on.run(watch, {})).toEqual({ late: 1 })
  expect(await on.run(watch, {})).toEqual({ late: 0 })
  const { events } = await on.run(show, { incident: 1 })
  expect(events.at(-1)).toMatchObject({ kind: 'late', text: 'Nobody has answered within 5 min' })
})

function firing(...names: readonly string[]) {
  return notification('firing', names)
}

function resolved(...names: readonly string[]) {
  return notification('resolved', names)
}

function notification(status: 'firing' | 'resolved', names: readonly string[]) {
  const common = { alertname: 'Checkout', severity: 'page', service: 'checkout' }
  return {
    groupKey: '{}:{alertname="Checkout"}',
    receiver: 'shop',
    status,
    groupLabels: { alertname: 'Checkout' },
    commonLabels: common,
    commonAnnotations: { summary: 'Checkout fails' },
    truncated: 0,
    alerts: names.map((name) => ({
      labels: { ...common, pod: name },
      annotations: { summary: 'Checkout fails' },
      startsAt: new Date('2026-11-27T02:55:00Z'),
      endsAt: new Date('2026-11-27T03:10:00Z'),
      generatorUrl: '',
      status,
      fingerprint: name.repeat(16),
    })),
  }
}
