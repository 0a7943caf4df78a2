import { z } from 'zod'
import type { Way } from '../../../model/routing.ts'
import type { Database } from '../../../model/server.ts'
import { escalationsOf } from '../../../store/oncall/escalations.ts'
import { settingOf } from '../../../store/settings.ts'

/** The setting `alert`. */
export const alertRules = z.strictObject({
  incidents: z
    .union([z.enum(['escalations', 'every']), z.array(z.string())])
    .default('escalations')
    .describe(
      'Receivers whose alerts become incidents: those named as an escalation, and `default`; `every`; or these names',
    ),
})

export interface Escalations {
  /** What a receiver has beside its own ways. */
  waysOf(receiver: string): readonly Way[]
}

/** Which receivers are more than an address: their alerts become incidents, and somebody is called until they answer. */
export async function escalations(database: Database): Promise<Escalations> {
  const { incidents } = alertRules.parse((await settingOf(database, 'alert')) ?? {})
  if (incidents === 'every') return { waysOf: () => [incident] }
  const names =
    incidents === 'escalations' ? ['default', ...(await escalationsOf(database)).map(({ name }) => name)] : incidents
  return { waysOf: (receiver) => (names.includes(receiver) ? [incident] : []) }
}

const incident: Way = { kind: 'incident', index: 0, sendResolved: true, settings: {} }
