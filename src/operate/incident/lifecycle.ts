import type { Incident, IncidentStatus } from '../../model/incident.ts'

export type Act = 'acknowledge' | 'resolve' | 'reopen' | 'close'

/** From which state an act leads where. */
const steps: Readonly<Record<Act, { readonly from: readonly IncidentStatus[]; readonly to: IncidentStatus }>> = {
  acknowledge: { from: ['triggered'], to: 'acknowledged' },
  resolve: { from: ['triggered', 'acknowledged'], to: 'resolved' },
  reopen: { from: ['resolved', 'closed'], to: 'triggered' },
  close: { from: ['resolved'], to: 'closed' },
}

/**
 * The incident after an act, or why it cannot be. Doing a thing twice is no fault: it stays as it is. Resolving what nobody has
 * acknowledged acknowledges it, so that the time to acknowledge is known of each.
 */
export function after(
  incident: Incident,
  act: Act,
  { at, by }: { readonly at: Date; readonly by: string },
): { readonly incident: Incident; readonly changed: boolean } | { readonly because: string } {
  const { from, to } = steps[act]
  if (incident.status === to || (act === 'acknowledge' && incident.status !== 'triggered'))
    return { incident, changed: false }
  if (!from.includes(incident.status)) return { because: reasons[act] }
  if (act === 'acknowledge') return { incident: { ...incident, status: to, ...acknowledgement(at, by) }, changed: true }
  if (act === 'resolve')
    return {
      incident: {
        ...incident,
        ...(incident.acknowledgedAt ? {} : acknowledgement(at, by)),
        status: to,
        resolvedAt: at,
      },
      changed: true,
    }
  if (act === 'close') return { incident: { ...incident, status: to, closedAt: at }, changed: true }
  const { acknowledgedAt: _, acknowledgedBy: __, resolvedAt: ___, closedAt: ____, ...again } = incident
  return { incident: { ...again, status: to }, changed: true }
}

function acknowledgement(at: Date, by: string): Pick<Incident, 'acknowledgedAt' | 'acknowledgedBy'> {
  return { acknowledgedAt: at, acknowledgedBy: by }
}

const reasons: Readonly<Record<Act, string>> = {
  acknowledge: 'it is over',
  resolve: 'it is closed',
  reopen: 'it is still open',
  close: 'it is not resolved: what still burns is not closed',
}
