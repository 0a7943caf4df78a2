import { z } from 'zod'
import { actionsOf } from '../../../store/incidents/review.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { action, showAction } from '../responding/shown.ts'

const output = z.object({
  actions: z.array(action.extend({ overdue: z.boolean() })).describe('What is due first comes first'),
})

export const command: Command<{ readonly incident?: number | undefined }, z.infer<typeof output>> = {
  summary: 'List what is still to be done after incidents',
  on: 'server',
  input: z.object({ incident: z.number().int().positive().optional().describe('All of this incident, done or not') }),
  output,
  role: 'viewer',
  changes: false,
  async run({ incident }, world) {
    const today = world.now().toISOString().slice(0, 10)
    const actions = await actionsOf(serverOf(world).database, incident)
    return { actions: actions.map((each) => ({ ...showAction(each), overdue: !each.doneAt && each.due < today })) }
  },
}
