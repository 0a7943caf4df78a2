import type { Contact, NotificationRule, Rotation, Target, Turn } from '../../../model/oncall.ts'
import {
  type Draft,
  draft,
  everybody,
  type Imported,
  imported,
  localOf,
  number,
  person,
  type Raw,
  rawOf,
  raws,
  text,
} from './draft.ts'
import { hoursOf, minutesOf } from './hours.ts'

/** Answers of PagerDuty's REST API v2 in one object: `users`, `teams`, `schedules`, `escalation_policies`, `services`. */
export function fromPagerDuty(all: Raw): Imported {
  const found = draft()
  for (const user of raws(all.users)) readUser(user, found)
  for (const team of raws(all.teams)) {
    const name = found.name('team', text(team.id), text(team.name))
    found.teams.push({ name, people: [], channels: [] })
  }
  for (const schedule of raws(all.schedules)) readSchedule(schedule, found)
  for (const policy of raws(all.escalation_policies)) readPolicy(policy, found)
  for (const service of raws(all.services)) {
    const escalation = found.known('escalation', text(rawOf(service.escalation_policy).id))
    const name = found.name('service', text(service.id), text(service.name))
    if (escalation) found.services.push({ name, team: teamOf(service, found), escalation })
    else found.left.push(`service ${text(service.name)}: its escalation policy is not in the export`)
  }
  return imported(found)
}

function readUser(user: Raw, { name, people, left }: Draft): void {
  const title = text(user.name) || text(user.email)
  const id = name('person', text(user.id), text(user.email) || title)
  const contacts: Contact[] = []
  const ids = new Map<string, string>()
  for (const [nth, method] of raws(user.contact_methods).entries()) {
    const [kind = ''] = text(method.type).split('_contact_method')
    const to = `${method.country_code ? `+${text(method.country_code)}` : ''}${text(method.address)}`
    const key = `${id}/${kind}${nth > 0 ? `-${nth + 1}` : ''}`
    if (kind === 'email') contacts.push({ id: key, by: 'email', settings: { to } })
    else if (kind === 'sms') contacts.push({ id: key, by: 'sms', settings: { way: 'text', to } })
    else if (kind === 'phone') contacts.push({ id: key, by: 'sms', settings: { way: 'voice', to } })
    else left.push(`user ${title}: contact method ${text(method.type)}`)
    ids.set(text(method.id), key)
  }
  const rules = raws(user.notification_rules).flatMap((rule): NotificationRule[] => {
    const contact = ids.get(text(rawOf(rule.contact_method).id))
    if (text(rule.urgency) === 'low') left.push(`user ${title}: notification rules of low urgency`)
    if (!contact || text(rule.urgency) === 'low' || !contacts.some((one) => one.id === contact)) return []
    return [{ contact, after: number(rule.start_delay_in_minutes) * 60_000 }]
  })
  people.push(person({ id, name: title, email: text(user.email), zone: text(user.time_zone), contacts, rules }))
}

function readSchedule(schedule: Raw, found: Draft): void {
  const zone = text(schedule.time_zone) || 'UTC'
  const title = text(schedule.name)
  // The API lists the layer that wins first.
  const rotations = raws(schedule.schedule_layers).flatMap((layer): Rotation[] => {
    const people = raws(layer.users).flatMap((one) => found.known('person', text(rawOf(one.user).id)) ?? [])
    const seconds = number(layer.rotation_turn_length_seconds, 604_800)
    if (people.length === 0 || seconds % 3600 !== 0) {
      found.left.push(
        `schedule ${title}: layer ${text(layer.name)}, ${people.length === 0 ? 'whose users are not in the export' : `whose turns are ${seconds} seconds`}`,
      )
      return []
    }
    const hours = hoursOf(raws(layer.restrictions).flatMap(stretchesOf))
    return [
      {
        name: text(layer.name) || title,
        zone,
        start: localOf(text(layer.rotation_virtual_start) || text(layer.start), zone),
        ...(text(layer.end) && { until: localOf(text(layer.end), zone) }),
        people,
        turn: turnOf(seconds),
        ...(hours && hours.length > 0 && { hours }),
      },
    ]
  })
  if (raws(schedule.overrides).length > 0)
    found.left.push(`schedule ${title}: overrides; make them with \`devops oncall override\``)
  found.schedules.push({
    name: found.name('schedule', text(schedule.id), title),
    team: teamOf(schedule, found),
    rotations,
  })
}

/** Days are days of the calendar there, however long: a week is a week over every change of clocks. */
export function turnOf(seconds: number): Turn {
  if (seconds % 604_800 === 0) return { every: 'week', count: seconds / 604_800 }
  if (seconds % 86_400 === 0) return { every: 'day', count: seconds / 86_400 }
  return { every: 'hour', count: Math.max(1, Math.round(seconds / 3600)) }
}

function stretchesOf(restriction: Raw): { from: number; length: number }[] {
  const from = minutesOf(text(restriction.start_time_of_day))
  const length = Math.round(number(restriction.duration_seconds) / 60)
  if (text(restriction.type) !== 'weekly_restriction')
    return Array.from({ length: 7 }, (_, day) => ({ from: day * 1440 + from, length }))
  return [{ from: (number(restriction.start_day_of_week, 1) - 1) * 1440 + from, length }]
}

function readPolicy(policy: Raw, found: Draft): void {
  const title = text(policy.name)
  const steps = raws(policy.escalation_rules).map((rule) => ({
    wait: number(rule.escalation_delay_in_minutes, 30) * 60_000,
    tell: raws(rule.targets).flatMap((target): Target[] => {
      const id = text(target.id)
      const schedule = found.known('schedule', id)
      const one = found.known('person', id)
      if (schedule) return [{ schedule }]
      if (one) return [{ person: one }]
      found.left.push(`escalation policy ${title}: a target ${text(target.type)} that is not in the export`)
      return []
    }),
  }))
  if (steps.length === 0) return
  const name = found.name('escalation', text(policy.id), title)
  found.escalations.push({ name, team: teamOf(policy, found), repeat: number(policy.num_loops), steps })
}

function teamOf(one: Raw, { known }: Draft): string {
  return raws(one.teams).flatMap(({ id }) => known('team', text(id)) ?? [])[0] ?? everybody
}
