import type { Command, Listed } from '../../commands/command.ts'
import { commands as listed } from '../../commands/index.ts'

/** Commands that need a server: those that are offered, and those that run by themselves. */
export async function serverCommands(): Promise<{
  readonly offered: Readonly<Record<string, Command>>
  readonly jobs: Readonly<Record<string, Command>>
  /** Those that are offered, as the index has them. */
  readonly listed: Readonly<Record<string, Listed>>
}> {
  const offered: Record<string, Command> = {}
  const listing: Record<string, Listed> = {}
  const jobs: Record<string, Command> = {}
  for (const [id, each] of Object.entries(listed))
    if (each.background) jobs[id] = await each.load()
    else if (each.on === 'server') {
      offered[id] = await each.load()
      listing[id] = each
    }
  return { offered, jobs, listed: listing }
}
