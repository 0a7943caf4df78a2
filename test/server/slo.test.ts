import { beforeEach, describe, expect, it } from 'vitest'
import { command as record } from '../../src/commands/delivery/record.ts'
import { command as approve } from '../../src/commands/gate/approve.ts'
import { command as calendar } from '../../src/commands/gate/calendar.ts'
import { command as gate } from '../../src/commands/gate/deploy.ts'
import { command as freeze } from '../../src/commands/gate/freeze.ts'
import { command as thaw } from '../../src/commands/gate/thaw.ts'
import { command as open } from '../../src/commands/incident/open.ts'
import { command as resolve } from '../../src/commands/incident/resolve.ts'
import { command as apply } from '../../src/commands/slo/apply.ts'
import { command as list } from '../../src/commands/slo/list.ts'
import { command as measure } from '../../src/commands/slo/measure.ts'
import { command as replay } from '../../src/commands/slo/replay.ts'
import { command as report } from '../../src/commands/slo/report.ts'
import { command as show } from '../../src/commands/slo/show.ts'
import type { History } from '../../src/model/objective.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { historyOf, measuredUntil, saveHistory } from '../../src/store/slo/history.ts'
import { trailAfter } from '../../src/store/trail.ts'
import { freshStore } from './database.ts'
import { recordedPrometheus } from './prometheus.ts'
import { serverWorld } from './world.ts'

const { database } = await freshStore()
let on = serverWorld(database)

/** Bad share of a minute that ends so many minutes before now. */
let share: (ago: number) => number = () => 0
const prometheus = await recordedPrometheus(
  (expression, ago) => (expression.includes('500') ? 10 * share(ago) : 10),
  () => on.now(),
)

const sloth = (objective = 99.9) => `# file: slo/api.yaml
version: prometheus/v1
service: api
slos:
  - name: availability
    objective: ${objective}
    sli: { events: { error_query: 'sum(rate(hits_total{code="500"}[{{.window}}]))', total_query: 'sum(rate(hits_total[{{.window}}]))' } }
`

beforeEach(async () => {
  await database.query(
    'truncate objective, objective_hour, objective_status, objective_point, delivery_freeze, gate_approval, gate_check, delivery, incident, setting, trail restart identity cascade',
  )
  on = serverWorld(database)
  share = () => 0
  await changeSetting(database, 'prometheus', { url: prometheus.url }, { at: on.now(), by: 'user:ada' })
})

describe('what was measured', () => {
  const minute = 60_000
  const from = Date.UTC(2026, 10, 27, 1, 50)
  const of = (bad: number[], total: number[]): History => ({ from, step: minute, bad, total })
  it('is kept by the minute, over the edges of hours, and measured again is replaced', async () => {
    await on.run(apply, { texts: [sloth()] })
    await saveHistory(database, 'api/availability', of(Array(20).fill(1), Array(20).fill(5)))
    await saveHistory(database, 'api/availability', of([2, 3, 4], [6, Number.NaN, 7]))
    const history = await historyOf(database, 'api/availability', from - 2 * minute, from + 25 * minute)
    expect(history.total.slice(0, 6)).toEqual([Number.NaN, Number.NaN, 6, 5, 7, 5])
    expect(history.bad.slice(2, 6)).toEqual([2, 1, 4, 1])
    expect(history.total.filter((each) => each > 0)).toHaveLength(20)
    expect(await measuredUntil(database, 'api/availability')).toBe(from + 20 * minute)
  })
})

describe('objectives', () => {
  it('are applied, changed and retired by the file that they stand in, and the trail knows', async () => {
    expect(await on.run(apply, { texts: [sloth()] })).toMatchObject({
      applied: [{ id: 'api/availability', is: 'new' }],
      retired: [],
    })
    expect(await on.run(apply, { texts: [sloth()] })).toMatchObject({ applied: [{ is: 'unchanged' }] })
    expect(await on.run(apply, { texts: [sloth(99)], version: 'abc' })).toMatchObject({ applied: [{ is: 'changed' }] })
    const renamed = sloth().replace('name: availability', 'name: well')
    expect(await on.run(apply, { texts: [renamed] })).toMatchObject({
      applied: [{ id: 'api/well', is: 'new' }],
      retired: ['api/availability'],
    })
    expect((await trailAfter(database, 0, 10)).map(({ action }) => action)).toEqual([
      'slo/apply',
      'slo/apply',
      'slo/apply',
    ])
    expect((await on.run(list, {})).objectives.map(({ id, state }) => [id, state])).toEqual([
      ['api/well', 'unmeasured'],
    ])
  })
  it('are measured: an outage is seen, costs, is explained and pages', async () => {
    await on.run(apply, { texts: [sloth()] })
    // Half of all requests for the last half an hour, after a delivery and with an incident.
    share = (ago) => (ago < 30 ? 0.5 : 0)
    const { delivery } = await on.run(record, {
      service: 'api',
      version: '1.2.3',
      at: ago(40),
      changes: ['abc@2026-11-27T00:00:00Z'],
    })
    await on.run(open, { title: 'api fails', severity: 1, service: 'api' })
    expect(await on.run(measure, {})).toEqual({ measured: ['api/availability'], failed: [] })
    const { status, points } = await on.run(show, { objective: 'api' })
    // 15 minutes of failures, of the 43.2 that 99.9 % of thirty days allow.
    expect(status?.periods[0]?.left).toBeCloseTo(1 - 15 / 43.2, 2)
    expect(status?.alert).toBe('page')
    expect(status?.spent[0]).toMatchObject({
      share: 1,
      incidents: ['incident/1'],
      deliveries: [`delivery/${delivery?.id}`],
    })
    expect(status?.periods[0]?.forecast?.depletedAt).toBeDefined()
    expect(points.length).toBeGreaterThan(100)
    expect((await on.run(list, {})).objectives).toMatchObject([{ state: 'burning', service: 'api' }])
    const reported = await on.run(report, {})
    expect(reported.objectives).toMatchObject([{ id: 'api/availability', kept: true, coverage: 1 }])
  })
  it('are measured on from where they were, and say why where they are not', async () => {
    await on.run(apply, { texts: [sloth()] })
    await on.run(measure, {})
    const before = prometheus.asked()
    on.wait(3)
    await on.run(measure, {})
    expect(prometheus.asked() - before).toBe(2)
    await changeSetting(database, 'prometheus', {}, { at: on.now(), by: 'user:ada' })
    expect(await on.run(measure, {})).toEqual({ measured: [], failed: ['api/availability'] })
    expect((await on.run(show, { objective: 'api/availability' })).failure).toContain('nobody said where Prometheus is')
  })
  it('are replayed with another target', async () => {
    await on.run(apply, { texts: [sloth()] })
    share = (ago) => (ago > 600 && ago <= 660 ? 0.05 : 0)
    const [strict] = (await on.run(replay, { objective: 'api', days: 1, over: 0.01 })).tests
    expect(strict).toMatchObject({ pages: [{}], missed: [], outages: [{}] })
    const [loose] = (await on.run(replay, { objective: 'api', days: 1, over: 0.01, target: 0.99 })).tests
    expect(loose).toMatchObject({ pages: [], missed: [{}] })
  })
  it('are named, or the nearest are', async () => {
    await on.run(apply, { texts: [sloth()] })
    await expect(on.run(show, { objective: 'api/avialability' })).rejects.toMatchObject({ code: 'unknown-objective' })
  })
})

describe('the gate', () => {
  const responder = { id: 'token:ci', name: 'ci', role: 'responder' } as const
  beforeEach(async () => {
    await on.run(apply, { texts: [sloth()] })
  })
  it('asks for a yes while nothing is measured, and lets go what is well', async () => {
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'approval', go: false })
    await on.run(measure, {})
    const well = await on.run(gate, { service: 'api' }, responder)
    expect(well).toMatchObject({ outcome: 'go', go: true, reasons: [] })
    expect(gate.verdict?.(well)).toBe(0)
    on.wait(16)
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'approval' })
  })
  it.each([
    [20, 'go'],
    [25, 'approval'],
    [42, 'frozen'],
    [60, 'frozen'],
  ])('of %i minutes of outage says %s', async (minutes, outcome) => {
    share = (ago) => (ago > 2000 && ago <= 2000 + minutes ? 1 : 0)
    await on.run(measure, {})
    const answer = await on.run(gate, { service: 'api' }, responder)
    expect(answer.outcome).toBe(outcome)
    expect(gate.verdict?.(answer)).toBe(outcome === 'go' ? 0 : 1)
  })
  it('goes by what the settings say', async () => {
    share = (ago) => (ago > 2000 && ago <= 2030 ? 1 : 0)
    await on.run(measure, {})
    await changeSetting(database, 'gate', { approval: 0.2, freeze: 0 }, { at: on.now(), by: 'user:ada' })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'go' })
  })
  it('stays shut while a grave incident is open, and for a freeze', async () => {
    await on.run(measure, {})
    await on.run(open, { title: 'slow', severity: 3, service: 'api' })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'go' })
    await on.run(open, { title: 'down', severity: 2, service: 'api' })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({
      outcome: 'frozen',
      reasons: [{ ref: 'incident/2' }],
    })
    expect(await on.run(gate, { service: 'web' }, responder)).toMatchObject({ outcome: 'go' })
    await on.run(resolve, { incident: 2 })
    const { id } = await on.run(freeze, { reason: 'Black Friday', to: ago(-600) })
    expect(await on.run(gate, { service: 'web' }, responder)).toMatchObject({ outcome: 'frozen' })
    await on.run(thaw, { freeze: id })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'go' })
    await expect(on.run(thaw, { freeze: id })).rejects.toMatchObject({ code: 'unknown-freeze' })
  })
  it('takes the freezes of the calendar that the pipeline asks, ends those that left it, and leaves others alone', async () => {
    await on.run(measure, {})
    const file = 'delivery/freeze.yaml'
    const bare = (at: string) => at.slice(0, 16)
    const held = `{ from: ${bare(ago(60))}, to: ${bare(ago(-600))}, reason: the end of the year }`
    const text = (list: string) => `open: { days: [Monday], from: "07:00", to: "16:00" }\nfreezes: [${list}]\n`
    expect(await on.run(calendar, { file, text: text(held) })).toMatchObject({
      added: [{ reason: `the end of the year (${file})` }],
      ended: [],
      open: true,
    })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'frozen' })
    expect(await on.run(calendar, { file, text: text(held) })).toMatchObject({ added: [], ended: [] })
    const { id } = await on.run(freeze, { reason: 'Black Friday', to: ago(-600), service: 'web' })
    expect(await on.run(calendar, { file, text: text('') })).toMatchObject({ added: [], ended: [{ by: 'user:ada' }] })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'go' })
    expect(await on.run(gate, { service: 'web' }, responder)).toMatchObject({ outcome: 'frozen' })
    await on.run(thaw, { freeze: id })
    await expect(on.run(calendar, { file, text: 'freezes: [{ from: never }]' })).rejects.toMatchObject({
      code: 'no-calendar',
    })
  })
  it('opens to the yes of somebody else, for a time, and no yes thaws', async () => {
    const approval = { service: 'api', reason: 'read the change, it is undone by a flag', minutes: 30 }
    await on.run(approve, approval)
    expect(await on.run(gate, { service: 'api' })).toMatchObject({ outcome: 'approval', go: false })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({
      outcome: 'approval',
      go: true,
      approvedBy: 'user:ada',
    })
    expect((await trailAfter(database, 0, 100)).at(-1)).toMatchObject({ action: 'gate/approve' })
    await on.run(open, { title: 'down', severity: 1, service: 'api' })
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'frozen', go: false })
    await on.run(resolve, { incident: 1 })
    on.wait(31)
    expect(await on.run(gate, { service: 'api' }, responder)).toMatchObject({ outcome: 'approval', go: false })
  })
  it('is overridden by who may, with a reason that stands in the trail', async () => {
    const override = 'mends the outage itself'
    await expect(on.run(gate, { service: 'api', override }, responder)).rejects.toMatchObject({ code: 'forbidden' })
    const answer = await on.run(gate, { service: 'api', override })
    expect(answer).toMatchObject({ outcome: 'approval', go: true, override })
    const last = (await trailAfter(database, 0, 100)).at(-1)
    expect(last).toMatchObject({ action: 'gate/override', subject: 'service/api', detail: { reason: override } })
  })
})

function ago(minutes: number): string {
  return new Date(on.now().getTime() - minutes * 60_000).toISOString()
}
