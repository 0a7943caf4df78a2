import pg from 'pg'
import { Fault } from '../model/fault.ts'
import type { Database } from '../model/server.ts'

/** A pool of connections to one PostgreSQL. */
export interface Store {
  readonly database: Database
  /** Calls back for each `notify` of any replica until the store is closed; a lost connection is taken up again. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>
  /** How many connections there are, and how many requests wait for one. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

export interface StoreOptions {
  readonly connections?: number
  /** What the database calls us among its sessions. */
  readonly name?: string
}

/** Opens `postgres://...`. A Fault where nobody answers or the password is wrong. */
export async function openStore(
  url: string,
  { connections = 10, name = 'millwright' }: StoreOptions = {},
): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, application_name: name })
  // A connection that dies while it waits is replaced by the pool; the next query says what is wrong, if anything still is.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new Fault(
      'database-unreachable',
      `the database at ${whereOf(url)} does not answer: ${reasonOf(error)}`,
      'Look at `--database`: the server has to run, and the user in the address needs a database of their own.',
    )
  }
  const listeners: { closed: boolean; client?: pg.Client }[] = []
  return {
    database: onPool(pool),
    async listen(channel, heard) {
      const listener: { closed: boolean; client?: pg.Client } = { closed: false }
      listeners.push(listener)
      const connect = async (): Promise<void> => {
        const client = new pg.Client({ connectionString: url, application_name: 'millwright listener' })
        client.on('notification', ({ payload }) => heard(payload ?? ''))
        client.on('error', () => {})
        client.on('end', () => {
          if (!listener.closed) setTimeout(() => void connect().catch(() => {}), 1000).unref()
        })
        await client.connect()
        listener.client = client
        await client.query(`listen ${pg.escapeIdentifier(channel)}`)
      }
      await connect()
    },
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      for (const listener of listeners) {
        listener.closed = true
        await listener.client?.end().catch(() => {})
      }
      await pool.end()
    },
  }
}

/** The address without what is secret in it. */
export function whereOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}${port ? `:${port}` : ''}${pathname}`
  } catch {
    throw new Fault(
      'database-address',
      'the address of the database cannot be read',
      'Write `--database postgres://USER:PASSWORD@HOST:5432/NAME`.',
    )
  }
}

function onPool(pool: pg.Pool): Database {
  return {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      rowsOf(await pool.query<Row>(text, [...values])),
    async transaction(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('begin')
        const result = await work(onClient(client))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
}

function onClient(client: pg.PoolClient): Database {
  const database: Database = {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      rowsOf(await client.query<Row>(text, [...values])),
    transaction: (work) => work(database),
  }
  return database
}

/** Several statements in one text answer with a list of results; the last one counts. */
function rowsOf<Row extends object>(result: pg.QueryResult<Row> | readonly pg.QueryResult<Row>[]): readonly Row[] {
  return (Array.isArray(result) ? result.at(-1) : (result as pg.QueryResult<Row>))?.rows ?? []
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code || error.name : String(error)
}

// Keys and counts stay far below 2^53, where a number is exact.
const { builtins } = pg.types
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format: 'text') =>
    id === builtins.INT8 ? Number : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
}
