import { z } from 'zod'
import type { Kept } from '../../../store/incidents/incidents.ts'

/** An incident as every face shows it; times in ISO 8601 of UTC. */
export const shown = z.object({
  id: z.number(),
  title: z.string(),
  severity: z.number().int().min(1).max(4),
  status: z.enum(['triggered', 'acknowledged', 'resolved', 'closed']),
  service: z.string().optional(),
  labels: z.record(z.string(), z.string()),
  escalation: z.string().optional(),
  openedAt: z.string(),
  openedBy: z.string(),
  acknowledgedAt: z.string().optional(),
  acknowledgedBy: z.string().optional(),
  resolvedAt: z.string().optional(),
  closedAt: z.string().optional(),
  publicTitle: z.string().optional().describe('What the status page says; absent where it says nothing'),
  answerBy: z.string().optional().describe('Until when somebody has to answer; absent where somebody did'),
})
export type Shown = z.infer<typeof shown>

export const event = z.object({
  at: z.string(),
  by: z.string(),
  kind: z.string(),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export const action = z.object({
  id: z.number(),
  incident: z.number(),
  text: z.string(),
  owner: z.string(),
  due: z.string().describe('Day, such as 2026-12-04'),
  doneAt: z.string().optional(),
})

export function show(incident: Kept, response: Readonly<Record<1 | 2 | 3 | 4, number>>): Shown {
  const { groupKey: _, openedAt, acknowledgedAt, resolvedAt, closedAt, ...rest } = incident
  return {
    ...rest,
    labels: { ...rest.labels },
    openedAt: openedAt.toISOString(),
    ...(acknowledgedAt && { acknowledgedAt: acknowledgedAt.toISOString() }),
    ...(resolvedAt && { resolvedAt: resolvedAt.toISOString() }),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
    ...(incident.status === 'triggered' && {
      answerBy: new Date(openedAt.getTime() + response[incident.severity]).toISOString(),
    }),
  }
}

/** With its times in ISO 8601. */
export function dated<T extends { readonly at: Date }>(entry: T): Omit<T, 'at'> & { readonly at: string } {
  return { ...entry, at: entry.at.toISOString() }
}

export function showAction<T extends { readonly doneAt?: Date }>(
  action: T,
): Omit<T, 'doneAt'> & { readonly doneAt?: string } {
  const { doneAt, ...rest } = action
  return { ...rest, ...(doneAt && { doneAt: doneAt.toISOString() }) }
}
