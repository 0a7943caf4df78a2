import type { Delivery } from '../../model/delivery.ts'
import type { Incident } from '../../model/incident.ts'

/** An incident that followed a delivery. */
export interface Link {
  readonly incident: Incident
  readonly delivery: Delivery
}

/** How long after a delivery an incident may still be its doing. */
export const reach = 24 * 3_600_000

/**
 * For each incident the last delivery of its service that had arrived before it was opened, where that is no longer than a day ago.
 * It follows from the two lists alone: who looks at other days finds the same. Deliveries are of one environment and have arrived.
 */
export function linksOf(deliveries: readonly Delivery[], incidents: readonly Incident[]): readonly Link[] {
  const byService = new Map<string, Delivery[]>()
  for (const delivery of deliveries)
    byService.set(delivery.service, [...(byService.get(delivery.service) ?? []), delivery])
  for (const own of byService.values()) own.sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
  return incidents.flatMap((incident): Link[] => {
    const before = (byService.get(incident.service ?? '') ?? []).findLast(({ at }) => at <= incident.openedAt)
    return before && incident.openedAt.getTime() - before.at.getTime() <= reach ? [{ incident, delivery: before }] : []
  })
}
