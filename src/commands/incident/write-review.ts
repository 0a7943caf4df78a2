import { z } from 'zod'
import { addEvent } from '../../store/incidents/events.ts'
import { lockedIncident } from '../../store/incidents/incidents.ts'
import { saveReview } from '../../store/incidents/review.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { noIncident } from './responding/act.ts'
import { number } from './responding/acting.ts'

interface Input {
  readonly incident: number
  readonly file: string
}

export const command: Command<Input, { readonly incident: number }> = {
  summary: 'Keep the review of an incident',
  on: 'server',
  input: z.object({
    incident: number,
    file: z.string().min(1).max(200_000).meta({ file: true }).describe('The review in Markdown'),
  }),
  positional: ['incident', 'file'],
  output: z.object({ incident: z.number() }),
  role: 'responder',
  changes: true,
  async run({ incident: id, file: text }, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    await server.database.transaction(async (database) => {
      if (!(await lockedIncident(database, id))) throw noIncident(id)
      await saveReview(database, id, { text, at, by })
      await addEvent(database, id, { at, by, kind: 'review', text: 'Wrote the review' })
      await record(database, { at, actor: by, action: 'incident/write-review', subject: `incident/${id}` })
      await server.announce(database, 'incident', `incident/${id}`)
    })
    return { incident: id }
  },
}
