import { z } from 'zod'
import { Fault } from '../../../model/fault.ts'
import { removeSource } from '../../../store/alerts/sources.ts'
import { record } from '../../../store/trail.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'

export const command: Command<{ readonly name: string }, { readonly name: string }> = {
  summary: 'Take no more alerts from a system',
  on: 'server',
  input: z.object({ name: z.string().describe('What it is called') }),
  positional: ['name'],
  output: z.object({ name: z.string() }),
  role: 'admin',
  changes: true,
  async run({ name }, world) {
    const { database, actor, announce } = serverOf(world)
    await database.transaction(async (within) => {
      if (!(await removeSource(within, name)))
        throw new Fault('unknown-source', `there is no source \`${name}\``, '`devops alert source list` lists them.')
      await record(within, {
        at: world.now(),
        actor: actor.id,
        action: 'alert/source/remove',
        subject: `source/${name}`,
      })
      await announce(within, 'setting', `source/${name}`)
    })
    return { name }
  },
}
