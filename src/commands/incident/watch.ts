import { z } from 'zod'
import { addEvent } from '../../store/incidents/events.ts'
import { incidentsOf } from '../../store/incidents/incidents.ts'
import { record } from '../../store/trail.ts'
import { spokenDuration } from '../../values/duration.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { rulesOf } from './responding/rules.ts'

export const command: Command<object, { readonly late: number }> = {
  summary: 'Note of which incidents the time to answer has passed',
  background: true,
  every: '* * * * *',
  input: z.object({}),
  output: z.object({ late: z.number().describe('How many were noted') }),
  role: 'admin',
  changes: true,
  async run(_, world) {
    const server = serverOf(world)
    const [at, by] = [world.now(), server.actor.id]
    const { response } = await rulesOf(server.database)
    const waiting = await incidentsOf(server.database, { status: ['triggered'], limit: 1000 })
    let late = 0
    for (const { id, severity, openedAt } of waiting) {
      if (at.getTime() - openedAt.getTime() <= response[severity]) continue
      const isNew = await server.database.transaction(async (database) => {
        const text = `Nobody has answered within ${spokenDuration(response[severity])}`
        if (!(await addEvent(database, id, { at, by, kind: 'late', text }, 'late'))) return false
        await record(database, { at, actor: by, action: 'incident/late', subject: `incident/${id}` })
        await server.announce(database, 'incident', `incident/${id}`)
        return true
      })
      if (isNew) late += 1
    }
    return { late }
  },
}
