import type { Contact, NotificationRule, Rotation } from '../../../model/oncall.ts'
import {
  type Draft,
  draft,
  everybody,
  type Imported,
  imported,
  number,
  person,
  type Raw,
  raws,
  text,
  texts,
} from './draft.ts'
import { readChain } from './grafana-chain.ts'
import { hoursOf, minutesOf } from './hours.ts'

/**
 * Answers of Grafana OnCall's public API v1 in one object: `users`, `personal_notification_rules`, `teams`, `schedules`,
 * `on_call_shifts`, `escalation_chains`, `escalation_policies`.
 */
export function fromGrafanaOnCall(all: Raw): Imported {
  const found = draft()
  for (const user of raws(all.users)) readUser(user, raws(all.personal_notification_rules), found)
  for (const team of raws(all.teams))
    found.teams.push({ name: found.name('team', text(team.id), text(team.name)), people: [], channels: [] })
  const shifts = new Map<string, Raw>(raws(all.on_call_shifts).map((shift) => [text(shift.id), shift]))
  for (const schedule of raws(all.schedules)) readSchedule(schedule, shifts, found)
  for (const chain of raws(all.escalation_chains)) readChain(chain, raws(all.escalation_policies), found)
  return imported(found)
}

const ways = {
  notify_by_email: 'email',
  notify_by_sms: 'sms',
  notify_by_phone_call: 'call',
  notify_by_slack: 'slack',
} as const

function readUser(user: Raw, all: readonly Raw[], { name, people, left }: Draft): void {
  const title = text(user.username) || text(user.email)
  const id = name('person', text(user.id), title)
  const [slack] = raws(user.slack)
  const contacts: Contact[] = [
    ...(text(user.email) ? [{ id: `${id}/email`, by: 'email', settings: { to: text(user.email) } }] : []),
    ...(slack ? [{ id: `${id}/slack`, by: 'slack', settings: { channel: text(slack.user_id) } }] : []),
  ]
  let after = 0
  const rules: NotificationRule[] = []
  const own = all.filter((rule) => text(rule.user_id) === text(user.id) && rule.important !== true)
  for (const rule of [...own].sort((a, b) => number(a.position) - number(b.position))) {
    const type = text(rule.type)
    if (type === 'wait') after += number(rule.duration) * 1000
    const contact = `${id}/${ways[type as keyof typeof ways]}`
    if (contacts.some((one) => one.id === contact)) rules.push({ contact, after })
    else if (type !== 'wait') left.push(`user ${title}: ${type}; the export holds no number`)
  }
  if (all.some((rule) => text(rule.user_id) === text(user.id) && rule.important === true))
    left.push(`user ${title}: rules of important notifications`)
  people.push(person({ id, name: title, email: text(user.email), zone: text(user.timezone), contacts, rules }))
}

/** The highest level wins; shifts of one level are on call together. */
function readSchedule(schedule: Raw, shifts: ReadonlyMap<string, Raw>, found: Draft): void {
  const title = text(schedule.name)
  const all = texts(schedule.shifts).flatMap((id): readonly Raw[] => raws([shifts.get(id)]))
  const ordered = [...all].sort((a, b) => number(b.level) - number(a.level))
  let level: number | undefined
  const rotations = ordered.flatMap((shift) => {
    const beside = level === number(shift.level)
    const read = rotationsOf(shift, text(schedule.time_zone) || 'UTC', found)
    if (read.length > 0) level = number(shift.level)
    return read.map((one, at) => (beside || at > 0 ? { ...one, beside: true } : one))
  })
  if (text(schedule.type) === 'ical')
    found.left.push(`schedule ${title}: its calendar; read it with \`devops oncall read-calendar\``)
  if (text(schedule.ical_url_overrides))
    found.left.push(`schedule ${title}: its calendar of overrides; read it with \`devops oncall read-calendar\``)
  const team = found.known('team', text(schedule.team_id)) ?? everybody
  found.schedules.push({ name: found.name('schedule', text(schedule.id), title), team, rotations })
}

/** Groups that take turns are as many rotations side by side as the largest has people. */
function rotationsOf(shift: Raw, otherwise: string, { known, left }: Draft): Rotation[] {
  const title = text(shift.name) || text(shift.id)
  if (text(shift.type) === 'override') {
    left.push(`shift ${title}: an override; make it with \`devops oncall override\``)
    return []
  }
  const rolling = Array.isArray(shift.rolling_users) ? shift.rolling_users.map(texts) : []
  const groups = (rolling.length > 0 ? rolling : [texts(shift.users)]).map((group) =>
    group.flatMap((id) => known('person', id) ?? []),
  )
  const first = number(shift.start_rotation_from_user_index)
  const turned = [...groups.slice(first), ...groups.slice(0, first)].filter((group) => group.length > 0)
  const times = timesOf(shift, rolling.length > 0)
  if (turned.length === 0 || !times) {
    left.push(`shift ${title}: ${turned.length === 0 ? 'its users are not in the export' : 'its recurrence'}`)
    return []
  }
  const width = rolling.length > 0 ? Math.max(...turned.map((group) => group.length)) : (turned[0]?.length ?? 0)
  return Array.from({ length: width }, (_, nth) => ({
    name: nth > 0 ? `${title} ${nth + 1}` : title,
    zone: text(shift.time_zone) || otherwise,
    ...times,
    ...(text(shift.until) && { until: text(shift.until).slice(0, 16) }),
    people: turned.map((group) => group[nth % group.length] ?? ''),
  }))
}

type Times = Pick<Rotation, 'start' | 'turn' | 'hours'>

/** With several days of a week people change from week to week there, so that the days are hours of a turn of weeks. */
function timesOf(shift: Raw, rolling: boolean): Times | undefined {
  const start = text(shift.start).slice(0, 16)
  const days = texts(shift.by_day).map((day) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(day.slice(0, 2)))
  if (!rolling || text(shift.frequency) !== 'weekly' || days.length < 2) {
    const turn = turnOf(shift)
    return turn && { start, turn }
  }
  const from = minutesOf(start.slice(11))
  const length = Math.round(number(shift.duration) / 60)
  if (length > 1440 || days.some((day) => day < 0)) return undefined
  const hours = hoursOf(days.map((day) => ({ from: day * 1440 + from, length })))
  const date = new Date(`${start.slice(0, 10)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  const turn = { every: 'week', count: Math.max(1, number(shift.interval, 1)) } as const
  return { start: `${date.toISOString().slice(0, 10)}T00:00`, turn, ...(hours && { hours }) }
}

function turnOf(shift: Raw): Rotation['turn'] | undefined {
  const lasts = `PT${number(shift.duration)}S`
  const frequency = text(shift.frequency).toUpperCase()
  if (text(shift.type) === 'single_event' || frequency === '') return { rule: 'FREQ=DAILY;COUNT=1', lasts }
  const days = texts(shift.by_day)
  const parts = [
    `FREQ=${frequency}`,
    ...(number(shift.interval, 1) > 1 ? [`INTERVAL=${number(shift.interval)}`] : []),
    ...(text(shift.week_start) ? [`WKST=${text(shift.week_start).slice(0, 2).toUpperCase()}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    ...(Array.isArray(shift.by_month) ? [`BYMONTH=${texts(shift.by_month).join(',')}`] : []),
    ...(Array.isArray(shift.by_monthday) ? [`BYMONTHDAY=${texts(shift.by_monthday).join(',')}`] : []),
  ]
  return { rule: parts.join(';'), lasts }
}
