import { randomUUID } from 'node:crypto'
import PgBoss from 'pg-boss'
import type { Database, Jobs } from '../model/server.ts'
import type { Store } from './database.ts'
import { nameOf, type Waiting, waitingIn } from './waiting.ts'

/** One kind of work: a command that runs by itself. */
export interface Queue {
  /** Cron of five fields in UTC, where it comes by itself. */
  readonly every?: string
  /** How often it is tried again, ever later; 10 unless said. */
  readonly retries?: number
}

export interface Engine {
  readonly jobs: Jobs
  /** Begins to do work, also what a process left that is gone. What throws is tried again. */
  start(run: (command: string, input: object) => Promise<unknown>): Promise<void>
  /** What is due and not begun, and what was given up, by command. */
  waiting(now: Date): Promise<readonly Waiting[]>
  /** Takes nothing new and waits for what is being done. */
  stop(): Promise<void>
}

export interface EngineOptions {
  /** No other replica works on this database: what is being done was left by a dead process, and is taken up at once. */
  readonly sole?: boolean
  readonly failed?: (command: string, error: unknown) => void
}

/**
 * Work for later, on pg-boss. A queue is a command. At least once: what a dead process was doing is taken up by another after
 * `expire` seconds, so work looks at what is still to be done before it does it.
 */
export async function openEngine(
  store: Store,
  queues: Readonly<Record<string, Queue>>,
  { sole = false, failed = () => {} }: EngineOptions = {},
): Promise<Engine> {
  const boss = new PgBoss({
    db: sqlOf(store.database),
    maintenanceIntervalSeconds: 5,
    archiveCompletedAfterSeconds: 600,
    deleteAfterHours: 24,
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 2,
  })
  boss.on('error', (error) => failed('jobs', error))
  await boss.start()
  for (const [command, { every, retries = 10 }] of Object.entries(queues)) {
    const name = nameOf(command)
    const options = {
      name,
      policy: 'short',
      expireInSeconds: every ? expire.byItself : expire.told,
      retryLimit: retries,
      retryDelay: 1,
      retryBackoff: true,
    } as const
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  let ended = false
  if (sole) await store.database.query(`update pgboss.job set state = 'retry' where state = 'active'`)
  return {
    jobs: {
      async send(database, command, input, { at, key = randomUUID() } = {}) {
        const options = { singletonKey: key, db: sqlOf(database), ...(at && { startAfter: at }) }
        await boss.send(nameOf(command), input, options)
        const wait = at ? at.getTime() - Date.now() : 0
        if (wait < soon) await database.query('select pg_notify($1, $2)', [channel, callFor(nameOf(command), wait)])
      },
    },
    async start(run) {
      const waiting = new Map<string, string[]>()
      for (const [command, { every }] of Object.entries(queues)) {
        const name = nameOf(command)
        // One that fails is tried again alone, not with all that were taken with it.
        const each = async ({ id, data }: PgBoss.Job<object>) => {
          try {
            await run(command, data ?? {})
          } catch (error) {
            failed(command, error)
            await boss.fail(name, id, { message: error instanceof Error ? error.message : String(error) })
          }
        }
        const ids = await Promise.all(
          Array.from({ length: every ? 1 : workers }, () =>
            boss.work<object>(name, { pollingIntervalSeconds: 0.5, batchSize: batch }, (jobs) =>
              Promise.all(jobs.map(each)),
            ),
          ),
        )
        waiting.set(name, ids)
        if (every) await boss.schedule(name, every, {}, { tz: 'UTC', singletonKey: 'every' })
      }
      for (const { name } of await boss.getSchedules())
        if (!Object.entries(queues).some(([command, { every }]) => every && nameOf(command) === name))
          await boss.unschedule(name)
      await store.listen(channel, (call) => {
        const [name = '', wait = '0'] = call.split(' ')
        const look = () => {
          if (!ended) for (const id of waiting.get(name) ?? []) boss.notifyWorker(id)
        }
        if (wait === '0') look()
        else setTimeout(look, Number(wait)).unref()
      })
    },
    waiting: (now) => waitingIn(store.database, Object.keys(queues), now),
    stop: () => {
      ended = true
      return boss.stop({ graceful: true, wait: true, timeout: 20_000, close: false })
    },
  }
}

const channel = 'millwright_job'
/** Milliseconds. What is due within them is looked for at the moment, not at the next poll; a call that nobody heard costs the half second of a poll. */
const soon = 60_000
/** Seconds after which whoever took a job is held for dead: what comes by itself may measure for long, a page may not wait. */
const expire = { told: 30, byItself: 300 }
/** Per queue, so that one channel that hangs does not hold up the others. */
const workers = 3
const batch = 100

/** A name and the milliseconds until it is time: clocks of several machines need not agree on more than the job's own time. */
function callFor(name: string, wait: number): string {
  return wait > 0 ? `${name} ${Math.ceil(wait) + 5}` : name
}

function sqlOf(database: Database): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: [...(await database.query(text, values))] }) }
}
