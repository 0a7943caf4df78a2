import { z } from 'zod'
import { printDiff } from '../../values/diff.ts'
import type { Command } from '../command.ts'
import { openedDuties, shownBy } from '../sealing.ts'
import { serverOf } from '../server.ts'
import { applied } from './rostering/applied.ts'
import { changesOf, mergedDuties } from './rostering/merge.ts'
import { parseDuties, wrong } from './rostering/parse.ts'
import { printDuties } from './rostering/print.ts'
import { dutyProblems } from './rostering/problems.ts'
import { storedDuties } from './rostering/stored.ts'

interface Input {
  readonly file: string
  readonly prune: boolean
  readonly dryRun: boolean
}

const output = z.object({
  changes: z.array(z.object({ section: z.string(), name: z.string(), is: z.enum(['new', 'changed', 'gone']) })),
  diff: z.string().describe('Between what was and what is, as files; secrets hidden'),
  applied: z.boolean(),
})
export type Applied = z.output<typeof output>

export const command: Command<Input, Applied> = {
  summary: 'Set people, teams, schedules and escalations as a file says, and show what changes',
  on: 'server',
  input: z.object({
    file: z
      .string()
      .meta({ file: true })
      .describe('YAML: connections, people, teams, schedules, escalations, services'),
    prune: z.boolean().default(false).describe('Take away what the file does not name'),
    dryRun: z.boolean().default(false).describe('Show what would change and leave it'),
  }),
  positional: ['file'],
  output,
  role: 'operator',
  changes: true,
  async run({ file, prune, dryRun }, world) {
    const server = serverOf(world)
    const before = await storedDuties(server.database)
    const after = mergedDuties(before, parseDuties(file), prune, server.seal)
    const problems = dutyProblems(openedDuties(after, server.seal))
    if (problems.length > 0) throw wrong(problems)
    const changes = changesOf(before, after)
    if (!dryRun) await applied(server, after, changes, world.now())
    const shown = shownBy(server.seal)
    return {
      changes,
      diff: printDiff('oncall.yaml', printDuties(before, shown), printDuties(after, shown)),
      applied: !dryRun,
    }
  },
}
