import { Fault } from '../model/fault.ts'
import type { Database } from '../model/server.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings the database to the version of this program; does nothing where it is there. Replicas that start together wait for each
 * other. A Fault where the database has been brought further by a newer program: what that one stores we would not understand.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  return database.transaction(async (within) => {
    await within.query('select pg_advisory_xact_lock($1)', [lock])
    await within.query(
      'create table if not exists migration (id text primary key, at timestamptz not null default now())',
    )
    const done = new Set((await within.query<{ id: string }>('select id from migration')).map(({ id }) => id))
    const unknown = [...done].filter((id) => !Object.hasOwn(migrations, id))
    if (unknown.length > 0)
      throw new Fault(
        'database-newer',
        `the database was brought to ${unknown.join(', ')} by a newer devops`,
        'Run that version, or restore a backup of before.',
      )
    const missing = Object.entries(migrations)
      .filter(([id]) => !done.has(id))
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
