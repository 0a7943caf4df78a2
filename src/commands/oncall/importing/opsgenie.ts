import type { Contact, Rotation, Target } from '../../../model/oncall.ts'
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
import { restricted } from './opsgenie-hours.ts'

/** Answers of Opsgenie's REST API v2 in one object: `users`, `teams`, `schedules`, `escalations`. */
export function fromOpsgenie(all: Raw): Imported {
  const found = draft()
  for (const user of raws(all.users)) readUser(user, found)
  for (const team of raws(all.teams)) {
    const name = found.name('team', text(team.name), text(team.name))
    const people = raws(team.members).flatMap((one) => personOf(rawOf(one.user), found) ?? [])
    found.teams.push({ name, people, channels: [] })
    if (team.routingRules !== undefined) found.left.push(`team ${text(team.name)}: routing rules`)
  }
  for (const schedule of raws(all.schedules)) readSchedule(schedule, found)
  for (const escalation of raws(all.escalations)) readEscalation(escalation, found)
  return imported(found)
}

function readUser(user: Raw, { name, people, left }: Draft): void {
  const address = text(user.username)
  const id = name('person', address, address)
  const contacts = raws(user.contacts ?? user.userContacts).flatMap((one, nth): Contact[] => {
    const [method, key] = [text(one.method ?? one.contactMethod), `${id}/contact${nth > 0 ? `-${nth + 1}` : ''}`]
    const to = text(one.to)
    const number = `+${to.replace(/\D/g, '')}`
    if (method === 'email') return [{ id: key, by: 'email', settings: { to } }]
    if (method === 'sms') return [{ id: key, by: 'sms', settings: { way: 'text', to: number } }]
    if (method === 'voice') return [{ id: key, by: 'sms', settings: { way: 'voice', to: number } }]
    left.push(`user ${address}: contact ${method}`)
    return []
  })
  if (raws(user.notificationRules).length > 0)
    left.push(`user ${address}: notification rules; contacts are tried in order`)
  people.push(
    person({
      id,
      name: text(user.fullName) || address,
      email: address,
      zone: text(user.timeZone),
      contacts,
      rules: [],
    }),
  )
}

/** All rotations are on call together there. */
function readSchedule(schedule: Raw, found: Draft): void {
  const title = text(schedule.name)
  const zone = text(schedule.timezone) || 'UTC'
  const rotations = raws(schedule.rotations).flatMap((rotation, nth): Rotation[] => {
    const people = raws(rotation.participants).flatMap((one) => personOf(one, found) ?? [])
    const unit = ({ hourly: 'hour', daily: 'day', weekly: 'week' } as const)[text(rotation.type)]
    if (people.length < raws(rotation.participants).length)
      found.left.push(`schedule ${title}: participants of ${text(rotation.name)} that are teams, escalations or nobody`)
    if (!unit || people.length === 0) {
      found.left.push(`schedule ${title}: rotation ${text(rotation.name)}`)
      return []
    }
    const hours = restricted(rawOf(rotation.timeRestriction))
    return [
      {
        name: text(rotation.name) || title,
        zone,
        start: localOf(text(rotation.startDate), zone),
        ...(text(rotation.endDate) && { until: localOf(text(rotation.endDate), zone) }),
        people,
        turn: { every: unit, count: Math.max(1, number(rotation.length, 1)) },
        ...(hours && hours.length > 0 && { hours }),
        ...(nth > 0 && { beside: true }),
      },
    ]
  })
  const team = found.known('team', text(rawOf(schedule.ownerTeam).name)) ?? everybody
  if (schedule.enabled === false) found.left.push(`schedule ${title} is disabled there, and taken over`)
  found.schedules.push({ name: found.name('schedule', title, title), team, rotations })
}

/** Delays are from the beginning there; here each step waits for the next. */
function readEscalation(escalation: Raw, found: Draft): void {
  const title = text(escalation.name)
  const rules = raws(escalation.rules).map((rule) => ({
    rule,
    delay: number(rawOf(rule.delay).timeAmount) * unitOf(rule),
  }))
  const delays = [...new Set(rules.map(({ delay }) => delay))].sort((a, b) => a - b)
  const repeat = rawOf(escalation.repeat)
  const last = number(repeat.waitInterval, 5) * 60_000
  const steps = delays.map((delay, at) => ({
    tell: rules.filter((one) => one.delay === delay).flatMap(({ rule }) => targetsOf(rule, title, found)),
    wait: at + 1 < delays.length ? (delays[at + 1] ?? 0) - delay : last,
  }))
  if (steps.length === 0) return
  if ((delays[0] ?? 0) > 0)
    found.left.push(`escalation ${title}: its first rule waits; here the first step is told at once`)
  const team = found.known('team', text(rawOf(escalation.ownerTeam).name)) ?? everybody
  const count = number(repeat.count)
  found.escalations.push({
    name: found.name('escalation', title, title),
    team,
    repeat: count,
    steps,
  })
}

function targetsOf(rule: Raw, title: string, found: Draft): Target[] {
  const recipient = rawOf(rule.recipient)
  const type = text(recipient.type)
  const schedule = type === 'schedule' ? found.known('schedule', text(recipient.name)) : undefined
  const one = type === 'user' ? personOf(recipient, found) : undefined
  if (text(rule.condition) === 'if-not-closed') found.left.push(`escalation ${title}: rules until it is closed`)
  if (schedule) return [{ schedule }]
  if (one) return [{ person: one }]
  found.left.push(`escalation ${title}: a recipient ${type} ${text(recipient.name)}`)
  return []
}

function unitOf(rule: Raw): number {
  return { minutes: 60_000, hours: 3_600_000, days: 86_400_000 }[text(rawOf(rule.delay).timeUnit)] ?? 60_000
}

function personOf(one: Raw, { known }: Draft): string | undefined {
  return text(one.type) && text(one.type) !== 'user' ? undefined : known('person', text(one.username))
}
