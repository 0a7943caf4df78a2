import { z } from 'zod'
import type { Act } from '../../../operate/incident/lifecycle.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { act } from './act.ts'
import { rulesOf } from './rules.ts'
import { type Shown, show, shown } from './shown.ts'

export interface ActInput {
  readonly incident: number
  readonly note?: string | undefined
}

export const number = z.number().int().positive().describe('Number of the incident')

/** What the verbs that move an incident from state to state have in common. */
export function acting(what: Act): Omit<Command<ActInput, Shown>, 'summary'> {
  return {
    input: z.object({
      incident: number,
      note: z.string().max(4000).optional().describe('What the history says beside'),
    }),
    positional: ['incident'],
    output: shown,
    role: 'responder',
    changes: true,
    async run({ incident, note }, world) {
      const server = serverOf(world)
      const kept = await act(server, { id: incident, what, at: world.now(), note })
      if (what === 'reopen' && kept.escalation) {
        const input = { incident, step: 0, round: 0 }
        await server.jobs.send(server.database, 'incident/escalate', input, {
          key: `${incident}/${world.now().getTime()}`,
        })
      }
      return show(kept, (await rulesOf(server.database)).response)
    },
  }
}
