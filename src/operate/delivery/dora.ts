import type { Delivery } from '../../model/delivery.ts'
import type { Incident } from '../../model/incident.ts'
import { linksOf } from './links.ts'
import { median } from './median.ts'

/** All that is known, whatever is asked of it: what a figure is of March does not depend on whether April was loaded. */
export interface Record {
  readonly deliveries: readonly Delivery[]
  readonly incidents: readonly Incident[]
}

export interface Asked {
  readonly from: Date
  readonly to: Date
  /** What counts as production. */
  readonly environment: string
}

export interface Dora {
  readonly frequency: Figure
  readonly leadTime: Figure
  readonly changeFailure: Figure
  readonly restore: Figure
}

/** A figure with the rows that it was reckoned from, each by a reference and what it adds. */
export interface Figure {
  /** Absent where there is nothing to reckon from. */
  readonly value?: number
  readonly unit: 'a day' | 'milliseconds' | 'share'
  readonly formula: string
  readonly rows: readonly Row[]
}

export interface Row {
  readonly ref: string
  readonly at: Date
  readonly value: number
  readonly of?: string
}

/** The four figures of DORA over a period that ends before `to`. */
export function doraOf(record: Record, { from, to, environment }: Asked): Dora {
  const inside = (at: Date) => at >= from && at < to
  const arrived = record.deliveries
    .filter((each) => each.environment === environment && each.status === 'succeeded')
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
  const within = arrived.filter(({ at }) => inside(at))
  const days = (to.getTime() - from.getTime()) / day
  const links = linksOf(arrived, record.incidents)
  const failed = new Set(links.map(({ delivery }) => delivery.id))
  const failures = within.map(
    (each): Row => ({ ref: refOf(each), at: each.at, value: failed.has(each.id) ? 1 : 0, of: named(each) }),
  )
  const changes = firstArrivals(arrived).filter(({ at }) => inside(at))
  const restored = links.flatMap(({ incident, delivery }): Row[] =>
    inside(incident.openedAt) && incident.resolvedAt
      ? [
          {
            ref: `incident/${incident.id}`,
            at: incident.openedAt,
            value: incident.resolvedAt.getTime() - incident.openedAt.getTime(),
            of: refOf(delivery),
          },
        ]
      : [],
  )
  return {
    frequency: {
      ...(days > 0 && { value: within.length / days }),
      unit: 'a day',
      formula: `deliveries that arrived in ${environment} / days`,
      rows: within.map((each) => ({ ref: refOf(each), at: each.at, value: 1, of: named(each) })),
    },
    leadTime: {
      ...middle(changes),
      unit: 'milliseconds',
      formula: `median over commits of: first arrival in ${environment} - time of the commit; a commit counts once, when it arrives first`,
      rows: changes,
    },
    changeFailure: {
      ...(within.length > 0 && { value: failures.filter(({ value }) => value > 0).length / within.length }),
      unit: 'share',
      formula: `deliveries that arrived in ${environment} and that an incident of the service followed within 24 hours, before its next delivery / deliveries that arrived there`,
      rows: failures,
    },
    restore: {
      ...middle(restored),
      unit: 'milliseconds',
      formula:
        'median over incidents that followed a delivery and are resolved of: resolved - opened; an incident counts when it was opened',
      rows: restored,
    },
  }
}

/** Each commit once, when it was first there. */
function firstArrivals(arrived: readonly Delivery[]): Row[] {
  const seen = new Set<string>()
  return arrived.flatMap((delivery) =>
    delivery.changes.flatMap(({ commit, at }): Row[] => {
      const key = `${delivery.service} ${commit}`
      if (seen.has(key)) return []
      seen.add(key)
      return at
        ? [{ ref: refOf(delivery), at: delivery.at, value: delivery.at.getTime() - at.getTime(), of: commit }]
        : []
    }),
  )
}

function middle(rows: readonly Row[]): { readonly value?: number } {
  const value = median(rows.map((row) => row.value))
  return value === undefined ? {} : { value }
}

function refOf({ id }: Delivery): string {
  return `delivery/${id}`
}

function named({ service, version }: Delivery): string {
  return `${service} ${version}`
}

const day = 86_400_000
