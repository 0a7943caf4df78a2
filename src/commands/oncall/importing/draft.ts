import type {
  Contact,
  Duties,
  Escalation,
  NotificationRule,
  Person,
  Rotation,
  Service,
  Team,
} from '../../../model/oncall.ts'
import { isZone, wallAt } from '../../../operate/oncall/clock.ts'

/** What another tool's export becomes, and what of it does not. */
export interface Imported {
  readonly duties: Duties
  readonly left: readonly string[]
}

/** A place of an export that was read as JSON; what is missing is empty. */
export type Raw = Readonly<Record<string, unknown>>

/** Collects nouns under names of ours; what other tools call by ids and long titles gets a short name once. */
export interface Draft {
  readonly people: Person[]
  readonly teams: Team[]
  readonly schedules: { name: string; team: string; rotations: Rotation[] }[]
  readonly escalations: Escalation[]
  readonly services: Service[]
  readonly left: string[]
  /** Our name of theirs: the same for the same id. */
  name(kind: string, id: string, title: string): string
  /** `undefined` where nothing of that id was read. */
  known(kind: string, id: string): string | undefined
}

export function draft(): Draft {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const left: string[] = []
  return {
    people: [],
    teams: [],
    schedules: [],
    escalations: [],
    services: [],
    left,
    name(kind, id, title) {
      const key = `${kind} ${id}`
      const found = names.get(key)
      if (found !== undefined) return found
      const base = slug(title || id)
      let name = base
      // People and teams share their names, as both own contacts.
      const room = kind === 'person' || kind === 'team' ? 'owner' : kind
      for (let nth = 2; taken.has(`${room} ${name}`); nth++) name = `${base}-${nth}`
      taken.add(`${room} ${name}`)
      names.set(key, name)
      return name
    },
    known: (kind, id) => names.get(`${kind} ${id}`),
  }
}

/** With a team for whatever has none, because every schedule is somebody's. */
export function imported({ left, name: _, known: __, ...nouns }: Draft): Imported {
  const used = [...nouns.schedules, ...nouns.escalations, ...nouns.services].map(({ team }) => team)
  const missing = [...new Set(used)].filter((team) => !nouns.teams.some((one) => one.name === team))
  const teams = [...nouns.teams, ...missing.map((team) => ({ name: team, people: [], channels: [] }))]
  return { duties: { ...nouns, teams, connections: [] }, left: [...new Set(left)] }
}

export const everybody = 'everybody'

export function person(
  one: Pick<Person, 'id' | 'name'> & { email: string; zone: string; contacts: Contact[]; rules: NotificationRule[] },
): Person {
  const { email, zone, ...rest } = one
  return { ...rest, ...(email && { email }), zone: zone && isZone(zone) ? zone : 'UTC' }
}

/** A moment of theirs as the local time of a rotation, to the minute. */
export function localOf(moment: string, zone: string): string {
  const time = Date.parse(moment)
  return Number.isNaN(time) ? '1970-01-01T00:00' : wallAt(time, zone).toString({ smallestUnit: 'minute' })
}

export function raws(value: unknown): readonly Raw[] {
  if (Array.isArray(value)) return value.filter((one): one is Raw => typeof one === 'object' && one !== null)
  const { nodes, results, data } = rawOf(value)
  const inside = nodes ?? results ?? data
  return inside === undefined ? [] : raws(inside)
}

export function rawOf(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {}
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text).filter(Boolean) : []
}

export function number(value: unknown, otherwise = 0): number {
  const found = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof found === 'number' && Number.isFinite(found) ? found : otherwise
}

function slug(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/@.*$/, '')
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'unnamed'
}
