import { Fault } from '../../../model/fault.ts'
import type { Person } from '../../../model/oncall.ts'
import type { Server } from '../../../model/server.ts'
import { type Entry, entriesOf } from '../../../operate/oncall/calendar-in.ts'
import { addOverride, forgetSource, type NewOverride } from '../../../store/oncall/overrides.ts'
import { peopleOf } from '../../../store/oncall/people.ts'
import { record } from '../../../store/trail.ts'

export interface Reading {
  readonly schedule: string
  /** `away`: each entry is time off; `shifts`: each is one person's time on call. */
  readonly reads: 'away' | 'shifts'
  /** Whose calendar it is; otherwise each entry has to say whom it is for. */
  readonly person?: string | undefined
  /** What the overrides are known by, so that the next reading takes their place. */
  readonly source: string
}

export interface Read {
  readonly overrides: number
  readonly replaced: number
  /** Entries that are for nobody who is known here. */
  readonly skipped: readonly string[]
}

/** A calendar's entries of the next half year as overrides, in the place of those of its last reading. */
export async function readCalendar(server: Server, text: string, reading: Reading, now: Date): Promise<Read> {
  const { schedule, reads, person, source } = reading
  const people = await peopleOf(server.database)
  const zone = people.find(({ id }) => id === person)?.zone ?? 'UTC'
  const entries = entriesOf(text, { from: now.getTime(), to: now.getTime() + ahead }, zone)
  if (!entries)
    throw new Fault(
      'bad-calendar',
      'the text is no iCalendar',
      'It begins with `BEGIN:VCALENDAR`; a page to sign in does not.',
    )
  const skipped: string[] = []
  const wanted = entries.flatMap((entry): NewOverride[] => {
    const who = person ?? whose(entry, people)
    if (who === undefined) {
      skipped.push(`${entry.from.toISOString()} ${entry.title}`)
      return []
    }
    const span = { schedule, from: entry.from, to: entry.to, because: entry.title || 'from a calendar', source }
    return [reads === 'away' ? { ...span, replaces: who } : { ...span, person: who }]
  })
  const replaced = await server.database.transaction(async (database) => {
    const gone = await forgetSource(database, source, schedule)
    for (const one of wanted) await addOverride(database, one, { at: now, by: server.actor.id })
    await record(database, {
      at: now,
      actor: server.actor.id,
      action: 'oncall/read-calendar',
      subject: `schedules/${schedule}`,
      detail: { source, reads, overrides: wanted.length, replaced: gone, skipped: skipped.length },
    })
    await server.announce(database, 'oncall', 'overrides')
    return gone
  })
  return { overrides: wanted.length, replaced, skipped: skipped.slice(0, 50) }
}

/** By an e-mail address, or by a title that is or begins with a name or id. */
function whose({ title, emails }: Entry, people: readonly Person[]): string | undefined {
  const byMail = people.filter(({ email }) => email !== undefined && emails.includes(email.toLowerCase()))
  if (byMail.length === 1) return byMail[0]?.id
  const words = title.toLowerCase()
  const begins = (name: string) =>
    words === name || (words.startsWith(name) && /^[\s:,(–-]/.test(words.slice(name.length)))
  const named = people.filter(({ id, name, email }) =>
    [id, name, email ?? id].some((each) => begins(each.toLowerCase())),
  )
  return named.length === 1 ? named[0]?.id : undefined
}

const ahead = 183 * 86_400_000
