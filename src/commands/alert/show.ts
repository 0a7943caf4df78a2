import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { routesFor } from '../../operate/alerting/route.ts'
import { alertById, groupsOf } from '../../store/alerts/lists.ts'
import { noticesOf } from '../../store/alerts/notices.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { routingInForce } from './alerting/routing.ts'
import { showAlert, shownAlert } from './alerting/shown.ts'
import { statusesOf } from './alerting/status.ts'

const output = z.object({
  alert: shownAlert,
  groups: z
    .array(z.object({ key: z.string(), receiver: z.string(), due: z.string().describe('When it is looked at next') }))
    .describe('In which it is told of'),
  told: z
    .array(
      z.object({
        notice: z.number(),
        at: z.string(),
        receiver: z.string(),
        way: z.string(),
        status: z.enum(['waiting', 'sent', 'failed', 'dropped']),
        because: z.string(),
        error: z.string().optional(),
      }),
    )
    .describe('What was told of its groups lately, the newest first'),
})
export type AlertPage = z.output<typeof output>

export const command: Command<{ readonly fingerprint: string }, AlertPage> = {
  summary: 'Show an alert: what keeps it quiet, who is told of it and when, and what was told',
  on: 'server',
  input: z.object({ fingerprint: z.string().describe('Sixteen hexadecimal digits') }),
  positional: ['fingerprint'],
  output,
  role: 'viewer',
  changes: false,
  async run({ fingerprint }, world) {
    const { database, seal } = serverOf(world)
    const now = world.now()
    const alert = await alertById(database, fingerprint)
    if (!alert)
      throw new Fault('unknown-alert', `there is no alert \`${fingerprint}\``, '`devops alert list` shows what fires.')
    const { routing } = await routingInForce(database, seal)
    const statusOf = await statusesOf(database, routing, [alert], now)
    const groups = await groupsOf(database, fingerprint)
    const receivers = routesFor(routing.root, alert.labels).map(({ receiver }) => receiver)
    return {
      alert: showAlert(alert, statusOf(alert), receivers, now),
      groups: groups.map(({ key, receiver, due }) => ({ key, receiver, due: due.toISOString() })),
      told: (await noticesOf(database, groups, 20)).map(({ id, at, receiver, way, status, because, error }) => ({
        notice: id,
        at: at.toISOString(),
        receiver,
        way,
        status,
        because,
        ...(error !== undefined && { error }),
      })),
    }
  },
}
