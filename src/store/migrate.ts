import { Fault } from '../model/fault.ts'
import type { Database } from '../model/server.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings the database to the version of this program; does nothing where it is there. Replicas that start together wait for each
 * other. A Fault where the database has been brought further by a newer program: what that one stores we would not understand. `only` stops at an
 * earlier version, for a backup of that time.
 */
export async function migrate(database: Database, only?: ReadonlySet<string>): Promise<readonly string[]> {
  return database.transaction(async (within) => {
    await within.query('select pg_advisory_xact_lock($1)', [lock])
    await within.query(
      'create table if not exists migration (id text primary key, at timestamptz not null default now())',
    )
    const done = new Set((await within.query<{ id: string }>('select id from migration')).map(({ id }) => id))
    const unknown = unknownOf([...done])
    if (unknown.length > 0)
      throw new Fault(
        'database-newer',
        `the database was brought to ${unknown.join(', ')} by a newer devops`,
        'Run that version, or restore a backup of before.',
      )
    const missing = Object.entries(migrations)
      .filter(([id]) => !done.has(id) && (only?.has(id) ?? true))
      .sort(([one], [other]) => (one < other ? -1 : 1))
    for (const [id, sql] of missing) {
      await within.query(sql)
      await within.query('insert into migration (id) values ($1)', [id])
    }
    return missing.map(([id]) => id)
  })
}

/** Any number that nobody else locks with. */
const lock = 7_204_161

/** Migrations that this program does not have. */
export function unknownOf(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !Object.hasOwn(migrations, id))
}

/** Whether a migration has been applied; false also where none ever was. */
export async function isAt(database: Database, id: string): Promise<boolean> {
  const [table] = await database.query<{ there: boolean }>("select to_regclass('migration') is not null as there")
  return table?.there === true && (await database.query('select 1 from migration where id = $1', [id])).length > 0
}
