import { z } from 'zod'
import { reviewOf } from '../../operate/incident/review.ts'
import { eventsOf } from '../../store/incidents/events.ts'
import { incidentOf } from '../../store/incidents/incidents.ts'
import { actionsOf, reviewTextOf, rolesOf } from '../../store/incidents/review.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { noIncident } from './responding/act.ts'
import { number } from './responding/acting.ts'

export const command: Command<{ readonly incident: number }, { readonly text: string; readonly draft: boolean }> = {
  summary: 'Show the review of an incident, or a draft from its history where none is written',
  on: 'server',
  input: z.object({ incident: number }),
  positional: ['incident'],
  output: z.object({ text: z.string().describe('Markdown'), draft: z.boolean().describe('Nobody has written it yet') }),
  role: 'viewer',
  changes: false,
  async run({ incident: id }, world) {
    const server = serverOf(world)
    const incident = await incidentOf(server.database, id)
    if (!incident) throw noIncident(id)
    const written = await reviewTextOf(server.database, id)
    if (written !== undefined) return { text: written, draft: false }
    const [events, roles, actions] = [
      await eventsOf(server.database, id),
      await rolesOf(server.database, id),
      await actionsOf(server.database, id),
    ]
    return { text: reviewOf(incident, events, roles, actions), draft: true }
  },
}
