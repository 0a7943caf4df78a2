import { z } from 'zod'
import type { Severity } from '../../../model/incident.ts'
import type { Database } from '../../../model/server.ts'
import { response } from '../../../operate/incident/severity.ts'
import { settingOf } from '../../../store/settings.ts'

const labels = z.record(z.string(), z.string()).describe('Labels that have to be equal; `*` fits any value')
const minutes = z.number().positive()

/** The setting `incident`: how alerts become incidents. Everything has a default. */
export const incidentRules = z.strictObject({
  severities: z
    .array(z.strictObject({ labels, severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) }))
    .default([])
    .describe(
      'Which alerts are how bad; the first row that fits decides, before the usual words of the label `severity`',
    ),
  answerWithin: z
    .strictObject({ 1: minutes, 2: minutes, 3: minutes, 4: minutes })
    .partial()
    .default({})
    .describe('Minutes in which somebody has to answer, by severity'),
  thresholds: z
    .array(z.strictObject({ labels, count: z.number().int().min(2), within: minutes.describe('Minutes') }))
    .default([])
    .describe('What becomes an incident only when it comes so often'),
  reopenWithin: z
    .number()
    .min(0)
    .default(30)
    .describe('Minutes after the end in which the same alerts open the same incident again'),
  resolveWithAlerts: z.boolean().default(true).describe('Whether an incident ends when its alerts do'),
})

export interface Rules extends Omit<z.infer<typeof incidentRules>, 'answerWithin'> {
  /** Milliseconds. */
  readonly response: Readonly<Record<Severity, number>>
}

export async function rulesOf(database: Database): Promise<Rules> {
  const { answerWithin, ...rules } = incidentRules.parse((await settingOf(database, 'incident')) ?? {})
  const given = Object.entries(answerWithin).map(([severity, value]) => [severity, (value ?? 0) * 60_000])
  return { ...rules, response: { ...response, ...Object.fromEntries(given) } }
}
