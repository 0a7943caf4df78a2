import { z } from 'zod'
import type { Command } from '../command.ts'
import { shownBy } from '../sealing.ts'
import { serverOf } from '../server.ts'
import { printDuties } from './rostering/print.ts'
import { storedDuties } from './rostering/stored.ts'

const output = z.object({ text: z.string().describe('The file that `devops oncall apply` takes; secrets are `***`') })
export type Exported = z.output<typeof output>

export const command: Command<Record<string, never>, Exported> = {
  summary: 'Give back people, teams, schedules and escalations as a file',
  on: 'server',
  input: z.object({}),
  output,
  role: 'operator',
  changes: false,
  async run(_, world) {
    const { database, seal } = serverOf(world)
    return { text: printDuties(await storedDuties(database), shownBy(seal)) }
  },
}
