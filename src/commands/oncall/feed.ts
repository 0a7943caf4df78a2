import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { addFeed, removeFeeds } from '../../store/oncall/calendars.ts'
import { record } from '../../store/trail.ts'
import { hashOfTicket } from '../../values/ticket.ts'
import type { Command } from '../command.ts'
import { namedSchedule } from '../roster.ts'
import { serverOf } from '../server.ts'

interface Input {
  readonly schedule?: string | undefined
  readonly person?: string | undefined
  readonly revoke: boolean
}

const output = z.object({
  url: z.string().optional().describe('Whoever knows it may read the calendar; it is shown this once'),
  revoked: z.number().describe('How many addresses were given up'),
})
export type CalendarFeed = z.output<typeof output>

export const command: Command<Input, CalendarFeed> = {
  summary: 'Make a secret address at which a calendar program reads a schedule, or one person’s shifts',
  on: 'server',
  input: z.object({
    schedule: z.string().optional().describe('The whole of this schedule'),
    person: z.string().optional().describe('The shifts of this person in every schedule'),
    revoke: z.boolean().default(false).describe('Give up the addresses that there are, and make none'),
  }),
  positional: ['schedule'],
  output,
  role: 'responder',
  changes: true,
  async run({ schedule, person, revoke }, world) {
    const { database, actor, address } = serverOf(world)
    const now = world.now()
    if ((schedule === undefined) === (person === undefined))
      throw new Fault(
        'feed-of-what',
        'a calendar is of one schedule or of one person',
        'Write a schedule, or --person NAME.',
      )
    if (schedule !== undefined) await namedSchedule(database, schedule, now)
    const feed = schedule === undefined ? { person: person ?? '' } : { schedule }
    const token = randomBytes(24).toString('base64url')
    return database.transaction(async (within) => {
      const revoked = revoke ? await removeFeeds(within, feed) : 0
      if (!revoke) await addFeed(within, hashOfTicket(token), feed, { at: now, by: actor.id })
      await record(within, {
        at: now,
        actor: actor.id,
        action: 'oncall/feed',
        subject: schedule === undefined ? `people/${person}` : `schedules/${schedule}`,
        detail: { revoked, made: !revoke },
      })
      return { ...(!revoke && { url: `${address}/calendar/${token}.ics` }), revoked }
    })
  },
}
