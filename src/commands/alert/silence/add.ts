import { z } from 'zod'
import { Fault } from '../../../model/fault.ts'
import { parseDuration } from '../../../values/duration.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { matchersIn } from '../alerting/shown.ts'
import { putSilenced } from '../alerting/silencing.ts'

interface Input {
  readonly matchers: readonly string[]
  readonly comment: string
  readonly for: string
  readonly starts?: string | undefined
  readonly ends?: string | undefined
  readonly id?: string | undefined
}

export const command: Command<Input, { readonly id: string; readonly startsAt: string; readonly endsAt: string }> = {
  summary: 'Keep alerts that match quiet for a time',
  on: 'server',
  input: z.object({
    matchers: z.array(z.string()).min(1).describe('Such as `alertname=DiskFull instance=~"db.*"`; all have to match'),
    comment: z.string().min(1).max(2000).describe('Why'),
    for: z.string().default('1h').describe('How long, such as `2h`'),
    starts: z.iso.datetime({ offset: true }).optional().describe('From when; now unless said'),
    ends: z.iso.datetime({ offset: true }).optional().describe('Until when, instead of how long'),
    id: z.string().optional().describe('Of the silence that is changed'),
  }),
  positional: ['matchers'],
  output: z.object({ id: z.string(), startsAt: z.string(), endsAt: z.string() }),
  role: 'responder',
  changes: true,
  async run(input, world) {
    const server = serverOf(world)
    const now = world.now()
    const length = parseDuration(input.for)
    if (length === undefined)
      throw new Fault('input', `\`${input.for}\` is no duration`, 'Write for instance `2h` or `1h30m`.')
    const startsAt = input.starts === undefined ? now : new Date(input.starts)
    const endsAt = input.ends === undefined ? new Date(startsAt.getTime() + length) : new Date(input.ends)
    const wanted = {
      matchers: matchersIn(input.matchers),
      startsAt,
      endsAt,
      createdBy: server.actor.name,
      comment: input.comment,
    }
    const id = await putSilenced(server, wanted, input.id, now)
    return { id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
  },
}
