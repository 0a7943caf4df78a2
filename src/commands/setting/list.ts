import { z } from 'zod'
import { chosenSettings } from '../../store/settings.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { settings } from '../setting-table.ts'

const output = z.object({
  settings: z.array(
    z.object({
      name: z.string(),
      about: z.string(),
      changedAt: z.iso.datetime().optional().describe('Absent where nobody has chosen anything'),
      changedBy: z.string().optional(),
    }),
  ),
})
export type Settings = z.output<typeof output>

export const command: Command<object, Settings> = {
  summary: 'List what can be chosen for the whole server, and who chose last',
  input: z.object({}),
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  async run(_, world) {
    const chosen = await chosenSettings(serverOf(world).database)
    return {
      settings: Object.entries(settings).map(([name, { about }]) => {
        const last = chosen.get(name)
        return { name, about, ...(last && { changedAt: last.at.toISOString(), changedBy: last.by }) }
      }),
    }
  },
}
