import { z } from 'zod'
import { routesFor } from '../../operate/alerting/route.ts'
import { alertsLike } from '../../store/alerts/lists.ts'
import { meets } from '../../values/matcher.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { routingInForce } from './alerting/routing.ts'
import { matchersIn, type ShownAlert, showAlert, shownAlert } from './alerting/shown.ts'
import { statusesOf } from './alerting/status.ts'

interface Input {
  readonly matchers: readonly string[]
  readonly state: 'firing' | 'over' | 'any'
  readonly after?: string | undefined
  readonly limit: number
}

export interface AlertList {
  readonly alerts: readonly ShownAlert[]
  readonly after?: string | undefined
}

export const command: Command<Input, AlertList> = {
  summary: 'List alerts, those that began last first',
  on: 'server',
  input: z.object({
    matchers: z.array(z.string()).default([]).describe('Only those whose labels match, such as `severity=critical`'),
    state: z
      .enum(['firing', 'over', 'any'])
      .default('firing')
      .describe('Those that fire, those that are over, or both'),
    after: z.string().optional().describe('Where the page before ended'),
    limit: z.number().int().min(1).max(1000).default(100).describe('How many'),
  }),
  positional: ['matchers'],
  output: z.object({
    alerts: z.array(shownAlert),
    after: z.string().optional().describe('Where the next page begins; absent on the last'),
  }),
  role: 'viewer',
  changes: false,
  async run({ matchers: texts, state, after, limit }, world) {
    const { database, seal } = serverOf(world)
    const now = world.now()
    const matchers = matchersIn(texts)
    const found = await alertsLike(database, { matchers, state, now, limit, ...(after && { after: placeIn(after) }) })
    const { routing } = await routingInForce(database, seal)
    const alerts = found.filter(({ labels }) => meets(labels, matchers))
    const statusOf = await statusesOf(database, routing, alerts, now)
    const last = found.length === limit ? found.at(-1) : undefined
    return {
      alerts: alerts.map((alert) =>
        showAlert(
          alert,
          statusOf(alert),
          routesFor(routing.root, alert.labels).map(({ receiver }) => receiver),
          now,
        ),
      ),
      ...(last && { after: `${last.startsAt.toISOString()}/${last.fingerprint}` }),
    }
  },
}

function placeIn(after: string): { readonly startsAt: Date; readonly fingerprint: string } {
  const [time = '', fingerprint = ''] = after.split('/')
  const startsAt = new Date(time)
  return { startsAt: Number.isNaN(startsAt.getTime()) ? new Date(0) : startsAt, fingerprint }
}
