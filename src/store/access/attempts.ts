import type { Database } from '../../model/server.ts'

export interface AttemptLimit {
  /** Failures that cost nothing. */
  readonly free: number
  /** Seconds of quiet after which all is forgotten. */
  readonly window: number
  /** Most seconds that one has to wait. */
  readonly longest: number
}

/**
 * Counts one try before it is judged, so that a thousand at once are a thousand; `forgive` takes a good one back. Beyond the free
 * ones each failure doubles the wait: 2, 4, 8 seconds. Answers when the next may be made, where that is not now: then this one does not count.
 */
export async function attempt(
  database: Database,
  subject: string,
  at: Date,
  { free, window, longest }: AttemptLimit,
): Promise<Date | undefined> {
  const counted = `case when attempt.at < $2::timestamptz - make_interval(secs => $4) then 1 else attempt.failures + 1 end`
  const rows = await database.query(
    `insert into attempt as attempt (subject, failures, at) values ($1, 1, $2)
     on conflict (subject) do update set failures = ${counted}, at = $2,
       until = case when ${counted} > $3::integer
         then $2::timestamptz + make_interval(secs => least(power(2, least(${counted} - $3::integer, 20)), $5)) end
     where attempt.until is null or attempt.until <= $2
     returning subject`,
    [subject, at, free, window, longest],
  )
  if (rows.length > 0) return undefined
  const [row] = await database.query<{ until: Date }>('select until from attempt where subject = $1', [subject])
  return row?.until
}

/** Takes the last try back; `all` of them where it was the right person. */
export async function forgive(database: Database, subject: string, { all = false } = {}): Promise<void> {
  if (all) await database.query('delete from attempt where subject = $1', [subject])
  else await database.query('update attempt set failures = greatest(failures - 1, 0) where subject = $1', [subject])
}

export async function forgetAttempts(database: Database, before: Date): Promise<number> {
  return (await database.query('delete from attempt where at < $1 returning 1', [before])).length
}

/** Forgets every failure of a name, wherever it came from. */
export async function forgiveAccount(database: Database, name: string): Promise<void> {
  await database.query("delete from attempt where subject = $1 or starts_with(subject, $1 || ' from ')", [
    `account ${name}`,
  ])
}
