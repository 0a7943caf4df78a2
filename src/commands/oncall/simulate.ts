import { z } from 'zod'
import type { Severity } from '../../model/incident.ts'
import { severityOf } from '../../operate/incident/severity.ts'
import { simulate } from '../../operate/oncall/simulate.ts'
import { parseDuration } from '../../values/duration.ts'
import type { Command } from '../command.ts'
import { escalationFor, nobody, rosterOf } from '../roster.ts'
import { serverOf } from '../server.ts'
import { iso, momentOf } from './rostering/moment.ts'

interface Input {
  readonly alert: readonly string[]
  readonly escalation?: string | undefined
  readonly severity?: number | undefined
  readonly at?: string | undefined
  readonly answered?: string | undefined
}

const output = z.object({
  at: iso,
  escalation: z.string(),
  severity: z.number(),
  pages: z.array(
    z.object({
      at: iso,
      person: z.string().optional().describe('Absent for a channel of a team'),
      contact: z.string(),
      by: z.string(),
      because: z.string(),
      step: z.number().describe('From 1'),
      round: z.number().describe('From 1'),
    }),
  ),
  missed: z.array(z.object({ at: iso, target: z.string(), why: z.string() })).describe('Who could not be told'),
  exhaustedAt: iso.optional().describe('When everybody was told and nobody answered'),
})
export type Simulated = z.output<typeof output>

export const command: Command<Input, Simulated> = {
  summary: 'Say who would be paged for an alert at a time, where and when; nobody is',
  on: 'server',
  input: z.object({
    alert: z.array(z.string()).default([]).describe('Labels of the alert, `service=orders severity=critical`'),
    escalation: z.string().optional().describe('Its escalation; by the label `service` unless said'),
    severity: z.number().int().min(1).max(4).optional().describe('How bad; by the label `severity` unless said'),
    at: z.string().optional().describe('When; now unless said'),
    answered: z.string().optional().describe('After how long somebody acknowledges, such as `7m`; never unless said'),
  }),
  positional: ['alert'],
  output,
  role: 'viewer',
  changes: false,
  async run({ alert, escalation: name, severity: asked, at: when, answered }, world) {
    const { database } = serverOf(world)
    const at = when === undefined ? world.now() : momentOf(when)
    const labels = Object.fromEntries(alert.map((label) => label.split(/=(.*)/s).slice(0, 2) as [string, string]))
    const escalation = await escalationFor(database, { escalation: name, service: labels.service })
    if (!escalation || (name !== undefined && escalation.name !== name))
      throw nobody('escalation', name ?? labels.service ?? 'default', [])
    const severity = (asked ?? severityOf(labels, [])) as Severity
    const wait = answered === undefined ? undefined : parseDuration(answered)
    const { calls, steps, exhaustedAt } = simulate(await rosterOf(database, escalation, at), {
      at,
      severity,
      ...(wait !== undefined && { acknowledgedAt: new Date(at.getTime() + wait) }),
    })
    return {
      at: at.toISOString(),
      escalation: escalation.name,
      severity,
      pages: calls.map((call) => ({
        ...call,
        at: call.at.toISOString(),
        step: call.step + 1,
        round: call.round + 1,
      })),
      missed: steps.flatMap((step) => step.missed.map((one) => ({ at: step.at.toISOString(), ...one }))),
      ...(exhaustedAt && { exhaustedAt: exhaustedAt.toISOString() }),
    }
  },
}
