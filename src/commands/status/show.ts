import { z } from 'zod'
import { publishedIncidents } from '../../store/incidents/published.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

const states = z.enum(['works', 'disturbed'])
const output = z.object({
  at: z.iso.datetime(),
  state: states.describe('Of everything: disturbed while a published incident is open'),
  services: z.array(z.object({ name: z.string(), state: states })).describe('Those that published incidents name'),
  incidents: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      service: z.string().optional(),
      state: z.enum(['open', 'resolved']),
      openedAt: z.iso.datetime(),
      resolvedAt: z.iso.datetime().optional(),
      messages: z.array(z.object({ at: z.iso.datetime(), text: z.string() })).describe('Newest first'),
    }),
  ),
})
export type PublicStatus = z.output<typeof output>

interface Input {
  readonly days: number
}

/** Whoever asks, also without signing in: the page and the JSON at `/status` are this answer. */
export const command: Command<Input, PublicStatus> = {
  summary: 'Show what the status page tells everybody: incidents that were published, and nothing else of them',
  on: 'server',
  input: z.object({ days: z.number().int().min(1).max(90).default(14).describe('How long ended incidents stay') }),
  output,
  role: 'viewer',
  changes: false,
  async run({ days }, world) {
    const { database } = serverOf(world)
    const now = world.now()
    const found = await publishedIncidents(database, new Date(now.getTime() - days * 86_400_000), 100)
    const incidents = found.map(({ status, openedAt, resolvedAt, messages, ...rest }) => ({
      ...rest,
      state: status === 'triggered' || status === 'acknowledged' ? ('open' as const) : ('resolved' as const),
      openedAt: openedAt.toISOString(),
      ...(resolvedAt && { resolvedAt: resolvedAt.toISOString() }),
      messages: messages.map(({ at, text }) => ({ at: at.toISOString(), text })),
    }))
    const open = incidents.filter(({ state }) => state === 'open')
    const services = new Set(incidents.flatMap(({ service }) => (service === undefined ? [] : [service])))
    const stateOf = (burning: boolean) => (burning ? 'disturbed' : 'works')
    return {
      at: now.toISOString(),
      state: stateOf(open.length > 0),
      services: [...services]
        .sort()
        .map((name) => ({ name, state: stateOf(open.some(({ service }) => service === name)) })),
      incidents,
    }
  },
}
