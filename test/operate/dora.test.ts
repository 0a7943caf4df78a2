import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/model/delivery.ts'
import type { Incident } from '../../src/model/incident.ts'
import { doraOf } from '../../src/operate/delivery/dora.ts'
import { linksOf } from '../../src/operate/delivery/links.ts'

const hour = 3_600_000
const day = 24 * hour
const at = (hours: number) => new Date(Date.UTC(2026, 10, 1) + hours * hour)

function delivery(id: number, hours: number, more: Partial<Delivery> = {}): Delivery {
  return {
    id,
    service: 'api',
    environment: 'production',
    version: `1.${id}`,
    status: 'succeeded',
    at: at(hours),
    source: 'command',
    changes: [],
    ...more,
  }
}

function incident(id: number, opened: number, resolved?: number, service = 'api'): Incident {
  return {
    id,
    title: 'x',
    severity: 2,
    status: resolved === undefined ? 'triggered' : 'resolved',
    service,
    labels: {},
    openedAt: at(opened),
    ...(resolved !== undefined && { resolvedAt: at(resolved) }),
  }
}

const week = { from: at(0), to: at(168), environment: 'production' }

describe('the four figures', () => {
  const record = {
    deliveries: [
      delivery(1, 10, {
        changes: [
          { commit: 'a', at: at(6) },
          { commit: 'b', at: at(8) },
        ],
      }),
      delivery(2, 20, { changes: [{ commit: 'b', at: at(8) }, { commit: 'c', at: at(10) }, { commit: 'd' }] }),
      delivery(3, 30, { status: 'failed' }),
      delivery(4, 40, { environment: 'staging' }),
      delivery(5, 50, { service: 'web' }),
    ],
    incidents: [
      incident(1, 11, 13),
      incident(2, 15, 16),
      incident(3, 20, 21),
      incident(4, 60, 61),
      incident(5, 51, undefined, 'web'),
    ],
  }
  const dora = doraOf(record, week)
  it('count what arrived in production', () => {
    expect(dora.frequency.value).toBeCloseTo(3 / 7, 9)
    expect(dora.frequency.rows.map(({ ref }) => ref)).toEqual(['delivery/1', 'delivery/2', 'delivery/5'])
  })
  it('let a commit count once, when it arrives first', () => {
    // a took 4 hours, b 2, c 10; nobody said when d was committed.
    expect(dora.leadTime.rows.map(({ of, value }) => [of, value / hour])).toEqual([
      ['a', 4],
      ['b', 2],
      ['c', 10],
    ])
    expect(dora.leadTime.value).toBe(4 * hour)
  })
  it('call a delivery failed that an incident followed within a day, whatever number of them', () => {
    expect(dora.changeFailure.rows.map(({ ref, value }) => [ref, value])).toEqual([
      ['delivery/1', 1],
      ['delivery/2', 1],
      ['delivery/5', 1],
    ])
    expect(dora.changeFailure.value).toBe(1)
  })
  it('restore what a delivery broke', () => {
    expect(dora.restore.rows.map(({ ref, of, value }) => [ref, of, value / hour])).toEqual([
      ['incident/1', 'delivery/1', 2],
      ['incident/2', 'delivery/1', 1],
      ['incident/3', 'delivery/2', 1],
    ])
    expect(dora.restore.value).toBe(hour)
  })
  it('say nothing of nothing', () => {
    const nothing = doraOf({ deliveries: [], incidents: [] }, week)
    expect([
      nothing.frequency.value,
      nothing.leadTime.value,
      nothing.changeFailure.value,
      nothing.restore.value,
    ]).toEqual([0, undefined, undefined, undefined])
  })
})

describe('whatever the window', () => {
  const records = fc
    .record({
      deliveries: fc.array(
        fc.record({
          hours: fc.integer({ min: -50, max: 400 }),
          service: fc.constantFrom('api', 'web'),
          commits: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
        }),
        { maxLength: 20 },
      ),
      incidents: fc.array(
        fc.record({ hours: fc.integer({ min: -50, max: 400 }), service: fc.constantFrom('api', 'web') }),
        { maxLength: 20 },
      ),
    })
    .map(({ deliveries, incidents }) => ({
      deliveries: deliveries.map(({ hours, service, commits }, id) =>
        delivery(id, hours, {
          service,
          changes: commits.map((commit) => ({ commit: String(commit), at: at(hours - 5) })),
        }),
      ),
      incidents: incidents.map(({ hours, service }, id) => incident(id, hours, hours + 1, service)),
    }))

  it('rows of a whole are those of its parts', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 300 }), (record, cut) => {
        const whole = doraOf(record, { ...week, to: at(301) })
        const parts = [
          doraOf(record, { ...week, to: at(cut) }),
          doraOf(record, { ...week, from: at(cut), to: at(301) }),
        ]
        for (const name of ['frequency', 'leadTime', 'changeFailure', 'restore'] as const) {
          const sorted = (rows: readonly { ref: string; of?: string; value: number }[]) =>
            rows.map(({ ref, of, value }) => `${ref} ${of} ${value}`).toSorted()
          expect(sorted(parts.flatMap((part) => part[name].rows))).toEqual(sorted(whole[name].rows))
        }
      }),
    )
  })
  it('an incident follows the same delivery, in whatever order things are told', () => {
    fc.assert(
      fc.property(records, (record) => {
        const named = (links: ReturnType<typeof linksOf>) =>
          links.map(({ incident, delivery }) => `${incident.id} ${delivery.id}`).toSorted()
        expect(named(linksOf(record.deliveries.toReversed(), record.incidents.toReversed()))).toEqual(
          named(linksOf(record.deliveries, record.incidents)),
        )
      }),
    )
  })
  it('nothing of before is needed but a day', () => {
    fc.assert(
      fc.property(records, (record) => {
        const asked = { from: at(100), to: at(200), environment: 'production' }
        const near = {
          deliveries: record.deliveries,
          incidents: record.incidents.filter(
            ({ openedAt }) => openedAt >= asked.from && openedAt.getTime() <= asked.to.getTime() + day,
          ),
        }
        expect(doraOf(near, asked).changeFailure.value).toEqual(doraOf(record, asked).changeFailure.value)
      }),
    )
  })
})
