import { z } from 'zod'
import { addEvent } from '../../store/incidents/events.ts'
import { lockedIncident } from '../../store/incidents/incidents.ts'
import { giveRole, rolesOf } from '../../store/incidents/review.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { noIncident } from './responding/act.ts'
import { number } from './responding/acting.ts'

interface Input {
  readonly incident: number
  readonly role: string
  readonly person: string
}

export const command: Command<Input, { readonly roles: Readonly<Record<string, string>> }> = {
  summary: 'Give somebody a role in an incident',
  on: 'server',
  input: z.object({
    incident: number,
    role: z.enum(['commander', 'operations', 'communications', 'scribe']).describe('Which role'),
    person: z.string().min(1).max(200).describe('Who'),
  }),
  positional: ['incident', 'role', 'person'],
  output: z.object({ roles: z.record(z.string(), z.string()) }),
  role: 'responder',
  changes: true,
  async run({ incident: id, role, person }, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    return server.database.transaction(async (database) => {
      if (!(await lockedIncident(database, id))) throw noIncident(id)
      await giveRole(database, id, role, person)
      await addEvent(database, id, { at, by, kind: 'role', text: `${person} is ${role}`, data: { role, person } })
      await record(database, {
        at,
        actor: by,
        action: 'incident/assign',
        subject: `incident/${id}`,
        detail: { role, person },
      })
      await server.announce(database, 'incident', `incident/${id}`)
      return { roles: await rolesOf(database, id) }
    })
  },
}
