import { openStore, type Store, type StoreOptions } from './database.ts'
import { startEmbedded } from './embedded.ts'

/** Where the data of a server is: a folder with a database of its own, or another database. */
export interface Place {
  readonly data: string
  readonly database?: string
}

export interface Opened {
  readonly store: Store
  /** The database is ours alone, in the folder. */
  readonly own: boolean
  /** Another process works on it by now. */
  readonly shared: boolean
  /** Lets go of it; a database that was started for this, and that nobody else has taken up since, is stopped. */
  release(): Promise<void>
  /** Lets go of it, and stops the database of the folder. */
  stop(): Promise<void>
}

/** Opens the database of a server, whether the server runs or not. */
export async function openPlace({ data, database }: Place, options?: StoreOptions): Promise<Opened> {
  const own = database === undefined ? await startEmbedded(data) : undefined
  try {
    const store = await openStore(database ?? own?.url ?? '', options)
    const stop = async () => {
      await store.close()
      await own?.stop()
    }
    return {
      store,
      own: own !== undefined,
      shared: own?.adopted ?? true,
      stop,
      release: async () => (own && !own.adopted && (await isAlone(store)) ? stop() : store.close()),
    }
  } catch (error) {
    if (own && !own.adopted) await own.stop()
    throw error
  }
}

/** No server of ours is on it. */
async function isAlone({ database }: Store): Promise<boolean> {
  const others = await database.query(
    `select 1 from pg_stat_activity where application_name in ('millwright', 'millwright listener')`,
  )
  return others.length === 0
}
