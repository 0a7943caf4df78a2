import { createHash } from 'node:crypto'
import type { Database } from '../../model/server.ts'
import { type Head, type Job, type Line, quoted, tables } from './shape.ts'

const batch = 2000

/** Hands on every table as it was at one moment, line by line, while everybody else goes on. Answers the number of rows. */
export async function dump(
  database: Database,
  { program, at }: { readonly program: string; readonly at: Date },
  write: (line: string) => Promise<void>,
): Promise<{ readonly rows: number; readonly head: Head }> {
  return database.transaction(async (within) => {
    await within.query('set transaction isolation level repeatable read, read only')
    await within.query("set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'")
    const done = await within.query<{ id: string }>('select id from migration order by id')
    const head: Head = { format: 1, program, at: at.toISOString(), migrations: done.map(({ id }) => id) }
    const sum = createHash('sha256')
    const put = async (line: Head | Line) => {
      const text = `${JSON.stringify(line)}\n`
      sum.update(text)
      await write(text)
    }
    await put(head)
    let rows = 0
    for (const { name, columns } of await tables(within)) {
      await put({ table: name, columns })
      const texts = columns.map(([column], index) => `${quoted(column)}::text as c${index}`).join(', ')
      await within.query(`declare dumped no scroll cursor for select ${texts} from public.${quoted(name)}`)
      for (;;) {
        const part = await within.query<Record<string, string | null>>(`fetch ${batch} from dumped`)
        for (const row of part) await put(columns.map((_, index) => row[`c${index}`] ?? null))
        rows += part.length
        if (part.length < batch) break
      }
      await within.query('close dumped')
    }
    const sequences = await within.query<{ name: string; value: number }>(
      "select sequencename as name, last_value as value from pg_sequences where schemaname = 'public' and last_value is not null",
    )
    for (const { name, value } of sequences) await put({ sequence: name, value })
    for (const job of await jobs(within)) await put({ job })
    await write(`${JSON.stringify({ end: { rows, sha256: sum.digest('hex') } } satisfies Line)}\n`)
    return { rows, head }
  })
}

/** Work that waits or is being done; what comes by the clock comes by itself. */
async function jobs(database: Database): Promise<readonly Job[]> {
  const [engine] = await database.query<{ there: boolean }>("select to_regclass('pgboss.job') is not null as there")
  if (!engine?.there) return []
  const rows = await database.query<{
    name: string
    data: object | null
    start_after: Date
    singleton_key: string | null
  }>(
    `select name, data, start_after, singleton_key from pgboss.job
     where state in ('created', 'retry', 'active') and singleton_key is distinct from 'every' and name not like '\\_\\_%'`,
  )
  return rows.map(({ name, data, start_after, singleton_key }) => ({
    command: name.replaceAll('.', '/'),
    input: data ?? {},
    at: start_after.toISOString(),
    key: singleton_key,
  }))
}
