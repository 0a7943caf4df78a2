import type { Contact, Duties } from '../../../model/oncall.ts'
import type { Seal } from '../../../model/server.ts'
import type { Section } from '../../../store/oncall/removals.ts'
import { sealedAs } from '../../sealing.ts'

export const sections = ['connections', 'people', 'teams', 'schedules', 'escalations', 'services'] as const

/** One entry that is written or taken away. */
export interface Change {
  readonly section: Section | 'default'
  readonly name: string
  readonly is: 'new' | 'changed' | 'gone'
}

/** What will be stored: the file's entries over those that are, and with `prune` nothing else. */
export function mergedDuties(before: Duties, file: Duties, prune: boolean, seal: Seal): Duties {
  const contact = contactsById(before)
  const sealContact = (one: Contact) => sealedAs(one, contact.get(one.id), seal)
  const wanted: Duties = {
    ...file,
    connections: file.connections.map((one) =>
      sealedAs(
        one,
        before.connections.find(({ by }) => by === one.by),
        seal,
      ),
    ),
    people: file.people.map((one) => ({ ...one, contacts: one.contacts.map(sealContact) })),
    teams: file.teams.map((one) => ({ ...one, channels: one.channels.map(sealContact) })),
  }
  if (prune) return wanted
  const merged = Object.fromEntries(
    sections.map((section) => [section, over<object>(before[section], wanted[section])]),
  )
  const fallback = file.default ?? before.default
  return { ...(merged as unknown as Duties), ...(fallback !== undefined && { default: fallback }) }
}

export function changesOf(before: Duties, after: Duties): Change[] {
  const changes = sections.flatMap((section): Change[] => {
    const were = new Map<string, object>(before[section].map((one) => [keyOf(one), one]))
    const are = new Map<string, object>(after[section].map((one) => [keyOf(one), one]))
    return [...new Set([...were.keys(), ...are.keys()])].sort().flatMap((name): Change[] => {
      const [was, is] = [were.get(name), are.get(name)]
      if (!was) return [{ section, name, is: 'new' }]
      if (!is) return [{ section, name, is: 'gone' }]
      return canonical(was) === canonical(is) ? [] : [{ section, name, is: 'changed' }]
    })
  })
  if (before.default === after.default) return changes
  const is = after.default === undefined ? 'gone' : before.default === undefined ? 'new' : 'changed'
  return [...changes, { section: 'default', name: after.default ?? before.default ?? '', is }]
}

export function keyOf(one: object): string {
  const { id, name, by } = one as { id?: string; name?: string; by?: string }
  return id ?? name ?? by ?? ''
}

function over<T extends object>(before: readonly T[], wanted: readonly T[]): T[] {
  const entries = new Map(before.map((one) => [keyOf(one), one]))
  for (const one of wanted) entries.set(keyOf(one), one)
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

function contactsById({ people, teams }: Duties): Map<string, Contact> {
  const all = [...people.flatMap(({ contacts }) => contacts), ...teams.flatMap(({ channels }) => channels)]
  return new Map(all.map((one) => [one.id, one]))
}

/** JSON with keys in order, without what is undefined. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
