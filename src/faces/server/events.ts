import type { Database, Topic } from '../../model/server.ts'
import type { Store } from '../../store/database.ts'

/** What changed, told to everybody who listens on any replica. */
export interface Events {
  announce(database: Database, topic: Topic, subject: string): Promise<void>
  /** Answers how to stop. */
  follow(heard: (event: string) => void): () => void
  /** How many follow. */
  followers(): number
  close(): void
}

export async function events(store: Store): Promise<Events> {
  const followers = new Set<(event: string) => void>()
  await store.listen(channel, (payload) => {
    for (const heard of followers) heard(payload)
  })
  return {
    async announce(database, topic, subject) {
      await database.query('select pg_notify($1, $2)', [channel, JSON.stringify({ topic, subject })])
    },
    follow(heard) {
      followers.add(heard)
      return () => followers.delete(heard)
    },
    followers: () => followers.size,
    close: () => followers.clear(),
  }
}

const channel = 'millwright_event'
