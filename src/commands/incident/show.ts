import { z } from 'zod'
import type { Delivery } from '../../model/delivery.ts'
import { eventsOf } from '../../store/incidents/events.ts'
import { incidentOf } from '../../store/incidents/incidents.ts'
import { actionsOf, reviewTextOf, rolesOf } from '../../store/incidents/review.ts'
import type { Command } from '../command.ts'
import { followedBy } from '../followed.ts'
import { serverOf } from '../server.ts'
import { noIncident } from './responding/act.ts'
import { number } from './responding/acting.ts'
import { rulesOf } from './responding/rules.ts'
import { action, dated, event, show, showAction, shown } from './responding/shown.ts'

const output = z.object({
  incident: shown,
  events: z.array(event).describe('Its history, oldest first'),
  roles: z.record(z.string(), z.string()),
  actions: z.array(action),
  delivery: z
    .object({
      id: z.number(),
      version: z.string(),
      at: z.string(),
      by: z.string().optional(),
      url: z.string().optional(),
    })
    .optional()
    .describe('The last delivery of its service, where that had arrived within a day before it'),
  reviewed: z.boolean().describe('Whether a review was written'),
})

export const command: Command<{ readonly incident: number }, z.infer<typeof output>> = {
  summary: 'Show an incident with its history, roles and actions',
  on: 'server',
  input: z.object({ incident: number }),
  positional: ['incident'],
  output,
  role: 'viewer',
  changes: false,
  async run({ incident: id }, world) {
    const { database } = serverOf(world)
    const incident = await incidentOf(database, id)
    if (!incident) throw noIncident(id)
    const delivery = await followedBy(database, incident)
    return {
      incident: show(incident, (await rulesOf(database)).response),
      events: (await eventsOf(database, id)).map(dated),
      roles: await rolesOf(database, id),
      actions: (await actionsOf(database, id)).map(showAction),
      ...(delivery && { delivery: told(delivery) }),
      reviewed: (await reviewTextOf(database, id)) !== undefined,
    }
  },
}

function told({ id, version, at, by, url }: Delivery) {
  return { id, version, at: at.toISOString(), ...(by && { by }), ...(url && { url }) }
}
