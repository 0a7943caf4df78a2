import type { Contact, NotificationRule, Rotation, Target } from '../../../model/oncall.ts'
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
  texts,
} from './draft.ts'
import { hoursOf, minutesOf } from './hours.ts'

/** The answer of GoAlert's GraphQL API: `users`, `rotations`, `schedules`, `escalationPolicies`, `services`, `userOverrides`. */
export function fromGoAlert(all: Raw): Imported {
  const found = draft()
  const data = rawOf(all.data ?? all)
  for (const user of raws(data.users)) readUser(user, found)
  const rotations = new Map(raws(data.rotations).map((rotation) => [text(rotation.id), rotation]))
  for (const schedule of raws(data.schedules)) readSchedule(schedule, rotations, found)
  for (const policy of raws(data.escalationPolicies)) readPolicy(policy, rotations, found)
  for (const service of raws(data.services)) {
    const escalation = found.known('escalation', text(service.escalationPolicyID))
    const name = found.name('service', text(service.id), text(service.name))
    if (escalation) found.services.push({ name, team: everybody, escalation })
    else found.left.push(`service ${text(service.name)}: its escalation policy is not in the export`)
  }
  if (raws(data.userOverrides).length > 0) found.left.push('user overrides; make them with `devops oncall override`')
  return imported(found)
}

function readUser(user: Raw, { name, people, left }: Draft): void {
  const title = text(user.name)
  const id = name('person', text(user.id), text(user.email) || title)
  const contacts: Contact[] = []
  const ids = new Map<string, string>()
  for (const [nth, method] of raws(user.contactMethods).entries()) {
    const type = text(method.type)
    const to = text(method.value)
    const key = `${id}/${type.toLowerCase().replace('_', '-')}${nth > 0 ? `-${nth + 1}` : ''}`
    if (type === 'EMAIL') contacts.push({ id: key, by: 'email', settings: { to } })
    else if (type === 'SMS') contacts.push({ id: key, by: 'sms', settings: { way: 'text', to } })
    else if (type === 'VOICE') contacts.push({ id: key, by: 'sms', settings: { way: 'voice', to } })
    else if (type === 'WEBHOOK') contacts.push({ id: key, by: 'webhook', settings: { url: to } })
    else if (type === 'SLACK_DM') contacts.push({ id: key, by: 'slack', settings: { channel: to } })
    else left.push(`user ${title}: contact method ${type || text(method.name)}`)
    if (method.disabled === true) left.push(`user ${title}: ${text(method.name)} is disabled there`)
    ids.set(text(method.id), key)
  }
  const rules = raws(user.notificationRules).flatMap((rule): NotificationRule[] => {
    const contact = ids.get(text(rule.contactMethodID) || text(rawOf(rule.contactMethod).id))
    if (!contact || !contacts.some((one) => one.id === contact)) return []
    return [{ contact, after: number(rule.delayMinutes) * 60_000 }]
  })
  people.push(person({ id, name: title, email: text(user.email), zone: '', contacts, rules }))
}

/** There all rules are in force together, so that rotations stand beside each other. */
function readSchedule(schedule: Raw, rotations: ReadonlyMap<string, Raw>, found: Draft): void {
  const title = text(schedule.name)
  const zone = text(schedule.timeZone) || 'UTC'
  const read = raws(schedule.targets).flatMap((one): Rotation[] => {
    const target = rawOf(one.target)
    const hours = hoursOf(raws(one.rules).flatMap(stretchesOf))
    const restricted = hours && hours.length > 0 ? { hours } : {}
    if (text(target.type) === 'rotation') {
      const rotation = rotationOf(rotations.get(text(target.id)), found)
      return rotation ? [{ ...rotation, ...restricted }] : []
    }
    const person = found.known('person', text(target.id))
    if (person)
      return [
        {
          name: text(target.name) || person,
          zone,
          start: '2000-01-01T00:00',
          people: [person],
          turn: { every: 'week', count: 1 },
          ...restricted,
        },
      ]
    found.left.push(`schedule ${title}: a target that is not in the export`)
    return []
  })
  if (raws(schedule.temporarySchedules).length > 0)
    found.left.push(`schedule ${title}: temporary schedules; make them with \`devops oncall override\``)
  if (raws(schedule.onCallNotificationRules).length > 0) found.left.push(`schedule ${title}: notices of who is on call`)
  const name = found.name('schedule', text(schedule.id), title)
  found.schedules.push({
    name,
    team: everybody,
    rotations: read.map((one, at) => (at > 0 ? { ...one, beside: true } : one)),
  })
}

function rotationOf(rotation: Raw | undefined, { known, left }: Draft): Rotation | undefined {
  const people = texts(rotation?.userIDs).flatMap((id) => known('person', id) ?? [])
  const unit = ({ hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month' } as const)[text(rotation?.type)]
  if (!rotation || people.length === 0 || !unit) {
    left.push(`rotation ${text(rotation?.name)}: it or its users are not in the export`)
    return undefined
  }
  const zone = text(rotation.timeZone) || 'UTC'
  const turn = { every: unit, count: Math.max(1, number(rotation.shiftLength, 1)) }
  return { name: text(rotation.name), zone, start: localOf(text(rotation.start), zone), people, turn }
}

/** The filter begins with Sunday. */
function stretchesOf(rule: Raw): { from: number; length: number }[] {
  const from = minutesOf(text(rule.start))
  const length = (minutesOf(text(rule.end)) - from + 1440) % 1440 || 1440
  const days = Array.isArray(rule.weekdayFilter) ? rule.weekdayFilter : Array(7).fill(true)
  return days.flatMap((on: unknown, sunday) => (on ? [{ from: ((sunday + 6) % 7) * 1440 + from, length }] : []))
}

function readPolicy(policy: Raw, rotations: ReadonlyMap<string, Raw>, found: Draft): void {
  const title = text(policy.name)
  const steps = raws(policy.steps).map((step) => ({
    wait: number(step.delayMinutes, 15) * 60_000,
    tell: raws(step.targets).flatMap((target): Target[] => {
      const [type, id] = [text(target.type), text(target.id)]
      const schedule = type === 'rotation' ? ownSchedule(rotations.get(id), id, found) : found.known('schedule', id)
      const person = found.known('person', id)
      if (schedule) return [{ schedule }]
      if (person) return [{ person }]
      found.left.push(`escalation policy ${title}: a target ${type} ${text(target.name)}`)
      return []
    }),
  }))
  if (steps.length === 0) return
  const name = found.name('escalation', text(policy.id), title)
  found.escalations.push({ name, team: everybody, repeat: number(policy.repeat), steps })
}

/** A rotation that is told without a schedule gets one. */
function ownSchedule(rotation: Raw | undefined, id: string, found: Draft): string | undefined {
  const known = found.known('schedule', `rotation ${id}`)
  if (known) return known
  const one = rotationOf(rotation, found)
  if (!one) return undefined
  const name = found.name('schedule', `rotation ${id}`, one.name)
  found.schedules.push({ name, team: everybody, rotations: [one] })
  return name
}
