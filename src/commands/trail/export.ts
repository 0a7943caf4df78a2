import { z } from 'zod'
import { first, trailAfter } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { answerOf, signedHead } from './lines.ts'

const most = 20_000

const input = z.object({
  after: z.number().int().min(0).default(0).describe('Only entries after this number'),
  limit: z.number().int().min(1).max(most).default(most).describe('Most entries in one answer'),
})
const output = z.object({
  text: z.string().describe('JSON lines: an entry each, then the head, signed by the server'),
  entries: z.number().int(),
  next: z.number().int().optional().describe('The `after` of the next part, where there is one'),
})
export type Exported = z.output<typeof output>

export const command: Command<z.output<typeof input>, Exported> = {
  summary: 'Write the trail as JSON lines, with a signed head, to be kept and verified elsewhere',
  input,
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  async run({ after, limit }, world) {
    const { database, seal, address: server } = serverOf(world)
    const found = await trailAfter(database, after, limit + 1)
    const entries = found.slice(0, limit)
    const [before] = after > 0 ? await trailAfter(database, after - 1, 1) : []
    const { number, hash } = entries.at(-1) ?? before ?? { number: 0, hash: first }
    const head = signedHead({ number, hash }, { server, at: world.now(), seal })
    return {
      text: [...entries.map(answerOf), { head }].map((line) => `${JSON.stringify(line)}\n`).join(''),
      entries: entries.length,
      ...(found.length > limit && { next: number }),
    }
  },
}
