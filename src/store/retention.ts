import type { Database } from '../model/server.ts'

/** What has ended before that moment, by what is chosen for it. Never the trail, nor the names of users and tokens that stand in it. */
const ended = {
  alerts: {
    alert: 'ends_at < $1 and not exists (select 1 from alert_group_member m where m.fingerprint = alert.fingerprint)',
    alert_told: 'expires_at < $1',
    alert_notice: "status <> 'waiting' and created_at < $1",
    silence: 'ends_at < $1',
    occurrence: 'at < $1',
  },
  pages: {
    page: "status <> 'waiting' and created_at < $1",
    escalation_step: 'at < $1',
  },
} as const

/** So many rows at a time: nobody waits long for what is being forgotten. */
const batch = 10_000

/** Takes away what has ended; answers how many rows of each table. */
export async function forgetEnded(
  database: Database,
  before: Readonly<Record<keyof typeof ended, Date>>,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const [what, tables] of Object.entries(ended))
    for (const [table, condition] of Object.entries(tables)) {
      const text = `delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${batch})) returning 1`
      let gone: number
      do {
        gone = (await database.query(text, [before[what as keyof typeof ended]])).length
        counts[table] = (counts[table] ?? 0) + gone
      } while (gone === batch)
    }
  return counts
}
