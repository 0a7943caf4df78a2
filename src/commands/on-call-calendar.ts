import type { Database } from '../model/server.ts'
import { calendarOf } from '../operate/oncall/calendar-out.ts'
import { shiftsOf } from '../operate/oncall/shifts.ts'
import { feedOf } from '../store/oncall/calendars.ts'
import { peopleOf } from '../store/oncall/people.ts'
import { schedulesOf } from '../store/oncall/schedules.ts'
import { hashOfTicket } from '../values/ticket.ts'

/** The iCalendar that a token opens: a month back, half a year ahead. */
export async function onCallCalendar(database: Database, token: string, now: Date): Promise<string | undefined> {
  const feed = await feedOf(database, hashOfTicket(token))
  if (!feed) return undefined
  const from = new Date(now.getTime() - 31 * day)
  const to = new Date(now.getTime() + 183 * day)
  const names = feed.schedule === undefined ? {} : { names: [feed.schedule] }
  const schedules = await schedulesOf(database, { ...names, from })
  const people = new Map((await peopleOf(database)).map(({ id, name }) => [id, name]))
  const duties = schedules.flatMap((schedule) =>
    shiftsOf(schedule, from, to)
      .filter(({ person }) => feed.person === undefined || person === feed.person)
      .map((shift) => ({ schedule: schedule.name, name: people.get(shift.person) ?? shift.person, shift })),
  )
  return calendarOf(`On call: ${feed.schedule ?? people.get(feed.person ?? '') ?? feed.person}`, duties, now)
}

const day = 86_400_000
