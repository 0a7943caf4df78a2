import { Fault } from '../model/fault.ts'
import type { Escalation, Schedule } from '../model/oncall.ts'
import type { Database } from '../model/server.ts'
import type { Roster } from '../operate/oncall/tell.ts'
import { escalationsOf, servicesOf } from '../store/oncall/escalations.ts'
import { peopleOf, teamsOf } from '../store/oncall/people.ts'
import { schedulesOf } from '../store/oncall/schedules.ts'
import { settingOf } from '../store/settings.ts'
import { nearest } from '../values/nearest.ts'

/** The setting that names the escalation of what belongs to no service. */
export const defaultSetting = 'oncall.default'

/** Everything that decides who is told by an escalation from a moment on. */
export async function rosterOf(database: Database, escalation: Escalation, from: Date): Promise<Roster> {
  return {
    escalation,
    schedules: await schedulesOf(database, { from }),
    people: await peopleOf(database),
    channels: (await teamsOf(database)).flatMap(({ channels }) => channels),
  }
}

/** By its name; else that of the service; else the one for everything else. */
export async function escalationFor(
  database: Database,
  { escalation, service }: { readonly escalation?: string | undefined; readonly service?: string | undefined },
): Promise<Escalation | undefined> {
  const all = await escalationsOf(database)
  const of = (name: string | undefined) => all.find((one) => one.name === name)
  const services = await servicesOf(database)
  return (
    of(escalation) ??
    of(services.find(({ name }) => name === service)?.escalation) ??
    of(await settingOf<string>(database, defaultSetting))
  )
}

export async function namedSchedule(database: Database, name: string, from: Date): Promise<Schedule> {
  const [found] = await schedulesOf(database, { names: [name], from })
  if (found) return found
  const all = (await schedulesOf(database)).map((one) => one.name)
  throw nobody('schedule', name, all)
}

export function nobody(kind: string, name: string, known: readonly string[]): Fault {
  const [near] = nearest(name, known, 1)
  return new Fault(
    'oncall-unknown',
    `there is no ${kind} \`${name}\``,
    near
      ? `Did you mean \`${near}\`?`
      : known.length > 0
        ? `There are ${known.join(', ')}.`
        : '`devops oncall apply` makes the first.',
  )
}
