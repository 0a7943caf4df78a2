import type { Severity } from '../../model/incident.ts'
import type { Contact, Escalation, Person, Schedule, Target } from '../../model/oncall.ts'
import { peopleAt } from './on-call.ts'

/** Everything that decides who is told. */
export interface Roster {
  readonly escalation: Escalation
  readonly schedules: readonly Schedule[]
  readonly people: readonly Person[]
  /** Channels of teams. */
  readonly channels: readonly Contact[]
}

/** Where an escalation stands: step and round count from 0. */
export interface Turn {
  readonly step: number
  readonly round: number
  readonly at: Date
}

/** One page that is to be sent, unless somebody acknowledges before. */
export interface Call extends Turn {
  /** Absent for a channel of a team. */
  readonly person?: string
  /** Id of the contact, and the connector that it is reached by. */
  readonly contact: string
  readonly by: string
  /** `schedule primary`, `person ada`, `channel ops`. */
  readonly because: string
}

export interface Told extends Turn {
  readonly calls: readonly Call[]
  /** Who could not be told, and why. */
  readonly missed: readonly { readonly target: string; readonly why: string }[]
  /** Absent when nothing follows. */
  readonly next?: Turn
}

/** One step of an escalation: who is told where and when, and when the next step comes. */
export function tell(roster: Roster, turn: Turn, severity: Severity): Told {
  const step = roster.escalation.steps[turn.step]
  const calls = new Map<string, Call>()
  const missed: { target: string; why: string }[] = []
  for (const target of step?.tell ?? []) {
    const { contacts, why } = reach(roster, target, turn.at, severity)
    for (const { after, ...one } of contacts) {
      const at = new Date(turn.at.getTime() + after)
      const key = `${one.contact} ${at.getTime()}`
      if (!calls.has(key)) calls.set(key, { ...turn, ...one, at, because: nameOf(target) })
    }
    if (why) missed.push({ target: nameOf(target), why })
  }
  const next = nextOf(roster.escalation, turn, calls.size > 0)
  const ordered = [...calls.values()].sort((a, b) => a.at.getTime() - b.at.getTime())
  return { ...turn, calls: ordered, missed, ...(next && { next }) }
}

/** A step that tells nobody is not waited for, except the last of a round: with nobody on call at all, rounds keep their length. */
function nextOf({ steps, repeat }: Escalation, { step, round, at }: Turn, told: boolean): Turn | undefined {
  const last = step >= steps.length - 1
  if (last && round >= repeat) return undefined
  const wait = told || last ? (steps[step]?.wait ?? 0) : 0
  return { step: last ? 0 : step + 1, round: last ? round + 1 : round, at: new Date(at.getTime() + wait) }
}

interface Reach {
  readonly contacts: readonly { person?: string; contact: string; by: string; after: number }[]
  readonly why?: string
}

function reach(roster: Roster, target: Target, at: Date, severity: Severity): Reach {
  if ('channel' in target) {
    const channel = roster.channels.find(({ id }) => id === target.channel)
    if (!channel) return { contacts: [], why: 'there is no such channel' }
    return { contacts: [{ contact: channel.id, by: channel.by, after: 0 }] }
  }
  if ('person' in target) return reachPerson(roster, target.person, severity)
  const schedule = roster.schedules.find(({ name }) => name === target.schedule)
  if (!schedule) return { contacts: [], why: 'there is no such schedule' }
  const people = peopleAt(schedule, at)
  if (people.length === 0) return { contacts: [], why: 'nobody is on call' }
  const each = people.map((person) => reachPerson(roster, person, severity))
  const why = each.flatMap((one) => one.why ?? []).join('; ')
  return { contacts: each.flatMap(({ contacts }) => contacts), ...(why && { why }) }
}

/** By the person's rules for an incident this bad; without one that fits, by every contact, five minutes apart: a page finds its way. */
function reachPerson(roster: Roster, id: string, severity: Severity): Reach {
  const person = roster.people.find((one) => one.id === id)
  if (!person) return { contacts: [], why: `${id} is nobody that is known here` }
  if (person.contacts.length === 0) return { contacts: [], why: `${id} has no contact` }
  const fitting = person.rules.filter(({ upTo }) => upTo === undefined || severity <= upTo)
  const rules =
    fitting.length > 0 ? fitting : person.contacts.map((one, at) => ({ contact: one.id, after: at * apart }))
  return {
    contacts: rules.flatMap(({ contact, after }) => {
      const found = person.contacts.find((one) => one.id === contact)
      return found ? [{ person: id, contact, by: found.by, after }] : []
    }),
  }
}

const apart = 300_000

function nameOf(target: Target): string {
  const [[kind, name] = ['', '']] = Object.entries(target)
  return `${kind} ${name}`
}
