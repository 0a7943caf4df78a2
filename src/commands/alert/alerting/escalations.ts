import { z } from 'zod'
import type { Way } from '../../../model/routing.ts'
import type { Database } from '../../../model/server.ts'
import { settingOf } from '../../../store/settings.ts'

/** The setting `alert`. */
export const alertRules = z.strictObject({
  incidents: z
    .union([z.literal('every'), z.array(z.string())])
    .default(['default'])
    .describe(
      'Receivers whose alerts become incidents; `every` for all. The escalation policy of a receiver has its name',
    ),
})

export interface Escalations {
  /** What a receiver has beside its own ways. */
  waysOf(receiver: string): readonly Way[]
}

/** Which receivers are more than an address: their alerts become incidents, and somebody is called until they answer. */
export async function escalations(database: Database): Promise<Escalations> {
  const { incidents } = alertRules.parse((await settingOf(database, 'alert')) ?? {})
  const all = incidents === 'every'
  return { waysOf: (receiver) => (all || incidents.includes(receiver) ? [incident] : []) }
}

const incident: Way = { kind: 'incident', index: 0, sendResolved: true, settings: {} }
