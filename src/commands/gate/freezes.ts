import { z } from 'zod'
import { freezesAfter } from '../../store/slo/gate.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type ShownFreeze, showFreeze, shownFreeze } from './showing/freeze.ts'

export const command: Command<object, { readonly freezes: readonly ShownFreeze[] }> = {
  summary: 'List freezes that hold or will',
  on: 'server',
  input: z.object({}),
  output: z.object({ freezes: z.array(shownFreeze) }),
  role: 'viewer',
  changes: false,
  async run(_, world) {
    return { freezes: (await freezesAfter(serverOf(world).database, world.now())).map(showFreeze) }
  },
}
