import { z } from 'zod'
import type { Notification } from '../../model/alert.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { notified } from './responding/notified.ts'
import { rulesOf } from './responding/rules.ts'
import { type Taken, taken } from './responding/taken.ts'

export const command: Command<{ readonly notification: Notification }, Taken> = {
  summary: 'Make of a group of alerts what they are: a new incident, more of one, or its end',
  background: true,
  input: z.object({ notification: notified.describe('The group, as the alert engine hands it over') }),
  output: z.object({
    incident: z.number().optional(),
    became: z.enum(['opened', 'reopened', 'told', 'resolved', 'nothing']),
  }),
  role: 'admin',
  changes: true,
  async run({ notification }, world) {
    const server = serverOf(world)
    const rules = await rulesOf(server.database)
    return server.database.transaction((database) => taken(database, server, rules, notification, world.now()))
  },
}
