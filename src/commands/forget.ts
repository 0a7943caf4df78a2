import { z } from 'zod'
import { forgetAttempts } from '../store/access/attempts.ts'
import { forgetSessions } from '../store/access/sessions.ts'
import { forgetEnded } from '../store/retention.ts'
import type { Command } from './command.ts'
import { serverOf } from './server.ts'
import { setting } from './settings.ts'

const day = 86_400_000
const output = z.object({ forgotten: z.record(z.string(), z.number().int()).describe('Rows by table') })

export const command: Command<object, z.output<typeof output>> = {
  summary: 'Forget alerts, pages, sessions and failed sign-ins that are older than the settings say; never the trail',
  on: 'server',
  background: true,
  every: '41 3 * * *',
  input: z.object({}),
  output,
  role: 'admin',
  changes: true,
  async run(_, world) {
    const { database } = serverOf(world)
    const at = world.now()
    const { alerts, pages } = await setting(database, 'retention')
    const { idleHours } = await setting(database, 'sessions')
    const before = (days: number) => new Date(at.getTime() - days * day)
    const ended = await forgetEnded(database, { alerts: before(alerts), pages: before(pages) })
    const session = await forgetSessions(database, { at, idle: idleHours * 3_600_000 })
    return { forgotten: { ...ended, session, attempt: await forgetAttempts(database, before(1)) } }
  },
}
