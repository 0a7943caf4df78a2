import { z } from 'zod'
import { addEvent } from '../../../store/incidents/events.ts'
import { lockedIncident } from '../../../store/incidents/incidents.ts'
import { addAction } from '../../../store/incidents/review.ts'
import { record } from '../../../store/trail.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { noIncident } from '../responding/act.ts'
import { number } from '../responding/acting.ts'

interface Input {
  readonly incident: number
  readonly text: string
  readonly owner: string
  readonly due: string
}

export const command: Command<Input, { readonly action: number }> = {
  summary: 'Add what is to be done after an incident, with an owner and a day',
  on: 'server',
  input: z.object({
    incident: number,
    text: z.string().min(3).max(1000).describe('What is to be done'),
    owner: z.string().min(1).max(200).describe('Who sees to it'),
    due: z.iso.date().describe('By which day, such as 2026-12-04'),
  }),
  positional: ['incident', 'text'],
  output: z.object({ action: z.number().describe('Its number') }),
  role: 'responder',
  changes: true,
  async run({ incident: id, text, owner, due }, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    return server.database.transaction(async (database) => {
      if (!(await lockedIncident(database, id))) throw noIncident(id)
      const action = await addAction(database, { incident: id, text, owner, due })
      await addEvent(database, id, {
        at,
        by,
        kind: 'action',
        text: `To do by ${due}, ${owner}: ${text}`,
        data: { action },
      })
      await record(database, {
        at,
        actor: by,
        action: 'incident/action/add',
        subject: `incident/${id}`,
        detail: { action, text, owner, due },
      })
      await server.announce(database, 'incident', `incident/${id}`)
      return { action }
    })
  },
}
