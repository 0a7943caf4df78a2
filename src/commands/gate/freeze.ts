import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { addFreeze } from '../../store/slo/gate.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { moment } from '../time.ts'
import { type ShownFreeze, showFreeze, shownFreeze } from './showing/freeze.ts'

interface Input {
  readonly reason: string
  readonly to: string
  readonly from?: string | undefined
  readonly service?: string | undefined
}

export const command: Command<Input, ShownFreeze> = {
  summary: 'Let nothing out for a time',
  on: 'server',
  input: z.object({
    reason: z.string().trim().min(3).max(500).describe('Why'),
    to: moment.describe('Until when, in ISO 8601'),
    from: moment.optional().describe('From when on, in ISO 8601; now unless said'),
    service: z.string().optional().describe('Of this service alone'),
  }),
  positional: ['reason'],
  output: shownFreeze,
  role: 'operator',
  changes: true,
  async run({ reason, to, from, service }, world) {
    const { database, actor, announce } = serverOf(world)
    const [begins, ends] = [from === undefined ? world.now() : new Date(from), new Date(to)]
    if (!(begins < ends))
      throw new Fault('freeze-times', 'a freeze has to end after it begins', 'Write times as 2026-12-24T18:00Z.')
    return database.transaction(async (within) => {
      const made = await addFreeze(within, {
        reason,
        from: begins,
        to: ends,
        by: actor.id,
        ...(service && { service }),
      })
      const shown = showFreeze(made)
      await record(within, {
        at: world.now(),
        actor: actor.id,
        action: 'gate/freeze',
        subject: `freeze/${made.id}`,
        detail: shown,
      })
      await announce(within, 'delivery', service ?? 'all')
      return shown
    })
  },
}
