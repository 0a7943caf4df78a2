import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { endFreeze } from '../../store/slo/gate.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'

export const command: Command<
  { readonly freeze: number; readonly reason?: string | undefined },
  { readonly ended: number }
> = {
  summary: 'End a freeze before its time',
  on: 'server',
  input: z.object({
    freeze: z.number().int().describe('Its number'),
    reason: z.string().max(500).optional().describe('Why'),
  }),
  positional: ['freeze'],
  output: z.object({ ended: z.number() }),
  role: 'operator',
  changes: true,
  async run({ freeze, reason }, world) {
    const { database, actor, announce } = serverOf(world)
    return database.transaction(async (within) => {
      const at = world.now()
      if (!(await endFreeze(within, freeze, at)))
        throw new Fault('unknown-freeze', `no freeze ${freeze} holds or will`, '`devops gate freezes` lists them.')
      const detail = reason === undefined ? {} : { reason }
      await record(within, { at, actor: actor.id, action: 'gate/thaw', subject: `freeze/${freeze}`, detail })
      await announce(within, 'delivery', 'all')
      return { ended: freeze }
    })
  },
}
