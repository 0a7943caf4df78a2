import { z } from 'zod'
import { attemptsOf } from '../../store/oncall/attempts.ts'
import { pagesOf } from '../../store/oncall/pages.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { iso } from './rostering/moment.ts'

interface Input {
  readonly incident?: number | undefined
  readonly person?: string | undefined
  readonly limit: number
}

const output = z.object({
  pages: z.array(
    z.object({
      id: z.string().describe('The idempotency key of every attempt'),
      incident: z.number().optional().describe('Absent for a test'),
      person: z.string().optional(),
      contact: z.string(),
      by: z.string(),
      tells: z.enum(['triggered', 'acknowledged', 'resolved']),
      because: z.string(),
      dueAt: iso,
      status: z.enum(['waiting', 'sent', 'failed', 'dropped']),
      error: z.string().optional(),
      reference: z.string().optional().describe('What the receiver calls it'),
      attempts: z.array(
        z.object({
          beganAt: iso,
          endedAt: iso.optional(),
          outcome: z.string().optional().describe('Absent where the server ended before it knew'),
          detail: z.string().optional(),
        }),
      ),
    }),
  ),
})
export type Pages = z.output<typeof output>

export const command: Command<Input, Pages> = {
  summary: 'Show pages with every attempt to deliver them, newest first',
  on: 'server',
  input: z.object({
    incident: z.number().int().optional().describe('Only of this incident'),
    person: z.string().optional().describe('Only to this person'),
    limit: z.number().int().min(1).max(500).default(50).describe('How many'),
  }),
  positional: ['incident'],
  output,
  role: 'viewer',
  changes: false,
  async run({ incident, person, limit }, world) {
    const { database } = serverOf(world)
    const found = await pagesOf(database, {
      ...(incident !== undefined && { incident }),
      ...(person !== undefined && { person }),
      limit,
    })
    const pages: Pages['pages'] = []
    for (const { createdAt: _, endedAt: __, attempts: ___, dueAt, ...page } of found) {
      const attempts = await attemptsOf(database, page.id)
      pages.push({
        ...page,
        dueAt: dueAt.toISOString(),
        attempts: attempts.map(({ beganAt, endedAt, outcome, detail }) => ({
          beganAt: beganAt.toISOString(),
          ...(endedAt && { endedAt: endedAt.toISOString() }),
          ...(outcome !== null && { outcome }),
          ...(detail !== null && { detail }),
        })),
      })
    }
    return { pages }
  },
}
