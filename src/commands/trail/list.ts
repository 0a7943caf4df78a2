import { z } from 'zod'
import { trailBefore } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { answerOf, entryShape } from './lines.ts'

const input = z.object({
  subject: z.string().optional().describe('Only what was done to it, such as `incident/7`'),
  actor: z.string().optional().describe('Only what this one did, such as `user:ada`'),
  action: z.string().optional().describe('Only this, such as `gate/override`'),
  before: z.number().int().min(1).optional().describe('Only entries before this number'),
  limit: z.number().int().min(1).max(1000).default(50).describe('Most entries'),
})
const output = z.object({
  entries: z.array(entryShape).describe('Newest first'),
  next: z.number().int().optional().describe('The `before` of older ones, where there may be any'),
})
export type Trail = z.output<typeof output>

export const command: Command<z.output<typeof input>, Trail> = {
  summary: 'Show what was done, by whom and when, newest first',
  input,
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  async run(asked, world) {
    const { database } = serverOf(world)
    const entries = (await trailBefore(database, asked)).map(answerOf)
    const last = entries.at(-1)
    return { entries, ...(last && entries.length === asked.limit && last.number > 1 && { next: last.number }) }
  },
}
