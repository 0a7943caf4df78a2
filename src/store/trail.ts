import { createHash } from 'node:crypto'
import type { Database } from '../model/server.ts'
import { maskedDetail } from '../values/mask.ts'

/** What somebody did. `detail` is JSON; what looks like a secret in it is masked before it is written. */
export interface Deed {
  readonly at: Date
  /** Id of a principal. */
  readonly actor: string
  /** `incident/acknowledge`, as the command is called. */
  readonly action: string
  /** `incident/7`. */
  readonly subject: string
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface Entry extends Required<Deed> {
  readonly number: number
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string
  readonly hash: string
}

/** Writes a deed behind all others, in the transaction of what was done: both stand or neither does. */
export async function record(database: Database, deed: Deed): Promise<Entry> {
  return database.transaction(async (within) => {
    // One writer at a time, until the transaction ends: a chain has no branches.
    await within.query('select pg_advisory_xact_lock($1)', [lock])
    const [last] = await within.query<{ number: number; hash: string }>(
      'select number, hash from trail order by number desc limit 1',
    )
    const link = {
      ...deed,
      detail: maskedDetail(deed.detail ?? {}),
      number: (last?.number ?? 0) + 1,
      previous: last?.hash ?? first,
    }
    const entry: Entry = { ...link, hash: hashOf(link) }
    await within.query(
      'insert into trail (number, at, actor, action, subject, detail, previous, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [entry.number, entry.at, entry.actor, entry.action, entry.subject, entry.detail, entry.previous, entry.hash],
    )
    return entry
  })
}

/** Entries after a number, oldest first. */
export async function trailAfter(database: Database, number: number, limit: number): Promise<readonly Entry[]> {
  return database.query<Entry & object>('select * from trail where number > $1 order by number limit $2', [
    number,
    limit,
  ])
}

/** Entries before a number, newest first; of one subject where it is named. */
export async function trailBefore(
  database: Database,
  {
    before,
    subject,
    actor,
    action,
    limit,
  }: {
    before?: number | undefined
    subject?: string | undefined
    actor?: string | undefined
    action?: string | undefined
    limit: number
  },
): Promise<readonly Entry[]> {
  return database.query<Entry & object>(
    `select * from trail where ($1::bigint is null or number < $1) and ($2::text is null or subject = $2)
     and ($3::text is null or actor = $3) and ($4::text is null or action = $4) order by number desc limit $5`,
    [before ?? null, subject ?? null, actor ?? null, action ?? null, limit],
  )
}

/** SHA-256 over the canonical JSON of everything but the hash itself; keys in the order of the alphabet, times in ISO 8601 of UTC. */
export function hashOf({ number, at, actor, action, subject, detail, previous }: Omit<Entry, 'hash'>): string {
  const text = canonical({ number, at: at.toISOString(), actor, action, subject, detail, previous })
  return createHash('sha256').update(text).digest('hex')
}

/** The hash that the first entry follows. */
export const first = '0'.repeat(64)

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

const lock = 7_204_162
