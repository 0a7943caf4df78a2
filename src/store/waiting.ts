import type { Database } from '../model/server.ts'

export interface Waiting {
  readonly command: string
  /** Due and not begun. */
  readonly count: number
  /** How long the oldest of them has waited. */
  readonly seconds: number
  /** Failed as often as it may, of the last ten minutes; as of a minute ago at most. */
  readonly givenUp: number
}

/** What waits in the queues of these commands. */
export async function waitingIn(
  database: Database,
  commands: readonly string[],
  now: Date,
): Promise<readonly Waiting[]> {
  // `state <` finds the index of what is not begun.
  const due = await database.query<{ name: string; count: number; seconds: number }>(
    `select name, count(*) as count,
     extract(epoch from $1 - min(greatest(start_after, created_on)))::float8 as seconds
     from pgboss.job where state < 'active' and start_after <= $1 group by name`,
    [now],
  )
  const failed = await givenUp(database, now)
  const byName = new Map(due.map((row) => [row.name, row]))
  return commands.map((command) => {
    const { count = 0, seconds = 0 } = byName.get(nameOf(command)) ?? {}
    return { command, count, seconds: Math.max(0, seconds), givenUp: failed.get(nameOf(command)) ?? 0 }
  })
}

/** A command's id as the engine has it. */
export function nameOf(command: string): string {
  return command.replaceAll('/', '.')
}

const known = new WeakMap<Database, { readonly at: number; readonly counts: ReadonlyMap<string, number> }>()

/** No index knows these: where much was done in the last ten minutes they are looked for once a minute. */
async function givenUp(database: Database, now: Date): Promise<ReadonlyMap<string, number>> {
  const before = known.get(database)
  if (before && now.getTime() - before.at < 60_000) return before.counts
  const rows = await database.query<{ name: string; count: number }>(
    `select name, count(*) as count from pgboss.job where state = 'failed' group by name`,
  )
  const counts = new Map(rows.map(({ name, count }) => [name, count]))
  known.set(database, { at: now.getTime(), counts })
  return counts
}
