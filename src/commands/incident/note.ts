import { z } from 'zod'
import { addEvent } from '../../store/incidents/events.ts'
import { lockedIncident, saveIncident } from '../../store/incidents/incidents.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { noIncident } from './responding/act.ts'
import { number } from './responding/acting.ts'

interface Input {
  readonly incident: number
  readonly text: string
  readonly public: boolean
  readonly title?: string | undefined
}

export const command: Command<Input, { readonly incident: number }> = {
  summary: 'Write a line into the history of an incident, or on the status page',
  on: 'server',
  input: z.object({
    incident: number,
    text: z.string().min(1).max(4000).describe('What is known now'),
    public: z.boolean().default(false).describe('On the status page too, for everybody to read'),
    title: z.string().max(200).optional().describe('What the status page calls it; its title unless said'),
  }),
  positional: ['incident', 'text'],
  output: z.object({ incident: z.number() }),
  role: 'responder',
  changes: true,
  async run({ incident: id, text, public: isPublic, title }, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    await server.database.transaction(async (database) => {
      const incident = await lockedIncident(database, id)
      if (!incident) throw noIncident(id)
      await addEvent(database, id, { at, by, kind: isPublic ? 'public' : 'note', text })
      if (isPublic) {
        const publicTitle = title ?? incident.publicTitle ?? incident.title
        await saveIncident(database, { ...incident, publicTitle })
        await record(database, {
          at,
          actor: by,
          action: 'incident/publish',
          subject: `incident/${id}`,
          detail: { text },
        })
      }
      await server.announce(database, 'incident', `incident/${id}`)
    })
    return { incident: id }
  },
}
