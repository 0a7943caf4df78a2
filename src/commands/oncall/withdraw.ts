import { z } from 'zod'
import { removeOverride } from '../../store/oncall/overrides.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { nobody } from '../roster.ts'
import { serverOf } from '../server.ts'
import type { Overridden } from './override.ts'
import { override, span } from './rostering/shown.ts'

export const command: Command<{ readonly id: string }, Overridden> = {
  summary: 'Take back an override',
  on: 'server',
  input: z.object({ id: z.string().describe('Its id, as `devops oncall overrides` shows it') }),
  positional: ['id'],
  output: z.object({ overrides: z.array(override) }),
  role: 'responder',
  changes: true,
  async run({ id }, world) {
    const server = serverOf(world)
    return server.database.transaction(async (database) => {
      const gone = await removeOverride(database, id)
      if (!gone) throw nobody('override', id, [])
      await record(database, {
        at: world.now(),
        actor: server.actor.id,
        action: 'oncall/withdraw',
        subject: `schedules/${gone.schedule}`,
        detail: span(gone),
      })
      await server.announce(database, 'oncall', 'overrides')
      return { overrides: [span(gone)] }
    })
  },
}
