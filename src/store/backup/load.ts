import { createHash } from 'node:crypto'
import { Fault } from '../../model/fault.ts'
import type { Database } from '../../model/server.ts'
import { migrate, unknownOf } from '../migrate.ts'
import { type Head, type Job, type Line, quoted, tables } from './shape.ts'

const batch = 500

/** Puts what `dump` has written into an empty database, whole or not at all, and brings it to the version of this program. */
export async function load(
  database: Database,
  lines: AsyncIterable<string>,
): Promise<{ readonly head: Head; readonly rows: number; readonly jobs: readonly Job[] }> {
  const [made] = await database.query<{ there: boolean }>("select to_regclass('migration') is not null as there")
  if (made?.there)
    throw new Fault(
      'database-used',
      'a server has been started on this database already',
      'Restore into a fresh folder or an empty database: nothing that is there is ever overwritten.',
    )
  return database.transaction(async (within) => {
    await within.query("set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'")
    const sum = createHash('sha256')
    const jobs: Job[] = []
    let head: Head | undefined
    let ended = false
    let keys: readonly Key[] = []
    let rows = 0
    let put: ((row: readonly (string | null)[]) => Promise<void>) & { done(): Promise<void> } = nowhere
    for await (const text of lines) {
      if (ended) throw damaged('something stands behind its end')
      const line = parsed(text)
      if (!head) {
        head = headOf(line)
        await migrate(within, new Set(head.migrations))
        keys = await dropKeys(within)
      } else if (Array.isArray(line)) {
        await put(line)
        rows++
      } else if ('table' in line) {
        await put.done()
        put = await into(within, line)
      } else if ('sequence' in line)
        await within.query('select setval($1::regclass, $2)', [`public.${quoted(line.sequence)}`, line.value])
      else if ('job' in line) jobs.push(line.job)
      else if ('end' in line) {
        if (line.end.rows !== rows || line.end.sha256 !== sum.copy().digest('hex')) throw damaged('it does not add up')
        ended = true
      }
      sum.update(`${text}\n`)
    }
    if (!head || !ended) throw damaged('its end is missing')
    await put.done()
    for (const { table, name, definition } of keys)
      await within.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    await migrate(within)
    return { head, rows, jobs }
  })
}

interface Key {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/** Rows come table by table, not in the order in which they refer to each other. */
async function dropKeys(database: Database): Promise<readonly Key[]> {
  const keys = await database.query<Key>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  )
  for (const { table, name } of keys) await database.query(`alter table ${table} drop constraint ${quoted(name)}`)
  return keys
}

async function into(database: Database, { table, columns }: Extract<Line, { table: string }>): Promise<typeof nowhere> {
  const known = (await tables(database)).find(({ name }) => name === table)
  // Names and types come from the database itself, not from the file.
  const there = columns.map(([column]) => known?.columns.find(([name]) => name === column))
  if (!known || there.some((each) => each === undefined)) throw damaged(`this version has no such table: ${table}`)
  const names = there.flatMap((each) => (each ? [quoted(each[0])] : [])).join(', ')
  const casts = there.flatMap((each, index) => (each ? [`c${index}::${each[1]}`] : [])).join(', ')
  const params = columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
  const aliases = columns.map((_, index) => `c${index}`).join(', ')
  const text = `insert into public.${quoted(table)} (${names}) overriding system value select ${casts} from unnest(${params}) as rows (${aliases})`
  let waiting: (readonly (string | null)[])[] = []
  const done = async () => {
    if (waiting.length > 0)
      await database.query(
        text,
        columns.map((_, index) => waiting.map((row) => row[index] ?? null)),
      )
    waiting = []
  }
  const put = async (row: readonly (string | null)[]) => {
    waiting.push(row)
    if (waiting.length >= batch) await done()
  }
  return Object.assign(put, { done })
}

const nowhere = Object.assign(
  async (_: readonly (string | null)[]): Promise<void> => {
    throw damaged('a row stands before its table')
  },
  { done: async () => {} },
)

function headOf(line: object): Head {
  const { format, migrations: done } = line as Partial<Head>
  if (format !== 1 || !Array.isArray(done))
    throw new Fault('backup-file', 'this is no backup that this version understands', '`devops backup` writes one.')
  const unknown = unknownOf(done)
  if (unknown.length > 0)
    throw new Fault(
      'database-newer',
      `the backup is at ${unknown.join(', ')}, which a newer devops has brought`,
      'Restore it with that version.',
    )
  return line as Head
}

function parsed(text: string): Line & object {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'object' && line !== null) return line as Line & object
  } catch {
    // Said below.
  }
  throw damaged('a line of it cannot be read')
}

function damaged(how: string): Fault {
  return new Fault('backup-file', `the backup is damaged: ${how}`, 'Nothing was restored. Take another one.')
}
