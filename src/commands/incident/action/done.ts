import { z } from 'zod'
import { Fault } from '../../../model/fault.ts'
import { addEvent } from '../../../store/incidents/events.ts'
import { finishAction } from '../../../store/incidents/review.ts'
import { record } from '../../../store/trail.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { action as shape, showAction } from '../responding/shown.ts'

export const command: Command<{ readonly action: number }, z.infer<typeof shape>> = {
  summary: 'Say that an action after an incident is done',
  on: 'server',
  input: z.object({ action: z.number().int().positive().describe('Number of the action') }),
  positional: ['action'],
  output: shape,
  role: 'responder',
  changes: true,
  async run({ action: id }, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    return server.database.transaction(async (database) => {
      const action = await finishAction(database, id, at)
      if (!action)
        throw new Fault('unknown-action', `there is no action ${id}`, '`devops incident action list` shows them.')
      const subject = `incident/${action.incident}`
      await addEvent(
        database,
        action.incident,
        { at, by, kind: 'action', text: `Done: ${action.text}` },
        `action/${id}/done`,
      )
      await record(database, { at, actor: by, action: 'incident/action/done', subject, detail: { action: id } })
      await server.announce(database, 'incident', subject)
      return showAction(action)
    })
  },
}
