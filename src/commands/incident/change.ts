import { z } from 'zod'
import { addEvent } from '../../store/incidents/events.ts'
import { lockedIncident, saveIncident } from '../../store/incidents/incidents.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { noIncident } from './responding/act.ts'
import { number } from './responding/acting.ts'
import { rulesOf } from './responding/rules.ts'
import { type Shown, show, shown } from './responding/shown.ts'

interface Input {
  readonly incident: number
  readonly severity?: number | undefined
  readonly title?: string | undefined
  readonly service?: string | undefined
}

export const command: Command<Input, Shown> = {
  summary: 'Change the severity, the title or the service of an incident',
  on: 'server',
  input: z.object({
    incident: number,
    severity: z.number().int().min(1).max(4).optional().describe('1 is the worst'),
    title: z.string().min(3).max(300).optional().describe('What is wrong, in one line'),
    service: z.string().optional().describe('Which service'),
  }),
  positional: ['incident'],
  output: shown,
  role: 'responder',
  changes: true,
  async run({ incident: id, severity, title, service }, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    const kept = await server.database.transaction(async (database) => {
      const found = await lockedIncident(database, id)
      if (!found) throw noIncident(id)
      const changed = {
        ...found,
        ...(severity !== undefined && { severity: severity as 1 }),
        ...(title !== undefined && { title }),
        ...(service !== undefined && { service }),
      }
      const detail = Object.fromEntries(
        (['severity', 'title', 'service'] as const).flatMap((field) =>
          changed[field] === found[field] ? [] : [[field, { from: found[field] ?? null, to: changed[field] ?? null }]],
        ),
      )
      if (Object.keys(detail).length === 0) return found
      const text = Object.entries(detail).map(([field, { from, to }]) => `${field} from ${from ?? 'nothing'} to ${to}`)
      await saveIncident(database, changed)
      await addEvent(database, id, { at, by, kind: 'change', text: `Changed ${text.join(', ')}`, data: detail })
      await record(database, { at, actor: by, action: 'incident/change', subject: `incident/${id}`, detail })
      await server.announce(database, 'incident', `incident/${id}`)
      return changed
    })
    return show(kept, (await rulesOf(server.database)).response)
  },
}
