import { z } from 'zod'
import type { Delivery } from '../../../model/delivery.ts'

export const shownDelivery = z.object({
  id: z.number(),
  service: z.string(),
  environment: z.string(),
  version: z.string(),
  status: z.enum(['started', 'succeeded', 'failed']),
  at: z.string(),
  source: z.enum(['command', 'cdevents', 'github', 'argocd']),
  by: z.string().optional(),
  url: z.string().optional(),
  changes: z.array(z.object({ commit: z.string(), at: z.string().optional() })),
  incidents: z.array(z.string()).optional().describe('Incidents that followed it within a day, before the next'),
})
export type ShownDelivery = z.infer<typeof shownDelivery>

export function showDelivery({ at, changes, ...rest }: Delivery, incidents?: readonly string[]): ShownDelivery {
  return {
    ...rest,
    at: at.toISOString(),
    changes: changes.map(({ commit, at }) => ({ commit, ...(at && { at: at.toISOString() }) })),
    ...(incidents && { incidents: [...incidents] }),
  }
}
