import { connectors } from '../connectors/index.ts'
import { Fault } from '../model/fault.ts'
import type { Contact, Duties } from '../model/oncall.ts'
import type { Seal } from '../model/server.ts'

/** What stands for a secret; read back, it means the one that is stored. */
export const hidden = '***'

/** Settings of a contact or connection as they may be shown. */
export type Shown = (one: Pick<Contact, 'by' | 'settings' | 'sealed'>) => Readonly<Record<string, string>>

type Kept = Pick<Contact, 'by' | 'settings' | 'sealed'>
type Settings = Readonly<Record<string, string>>

/** All settings, secrets too; for sending and for nothing else. */
export function opened({ settings, sealed }: Kept, seal: Seal): Settings {
  return { ...settings, ...(sealed !== undefined && (JSON.parse(seal.open(sealed)) as Settings)) }
}

/** As it is stored: what the connector calls a secret is sealed; `***` is the secret of before. */
export function sealedAs<One extends Kept>(one: One, before: Kept | undefined, seal: Seal): One {
  const plain = Object.entries(one.settings).filter(([name]) => !isSecret(one.by, name))
  const were = before && before.by === one.by ? opened(before, seal) : {}
  const secrets = Object.entries(one.settings)
    .filter(([name]) => isSecret(one.by, name))
    .map(([name, value]): [string, string] => [name, value === hidden ? stored(name, were) : value])
  const now = Object.fromEntries(secrets)
  const same = before?.sealed !== undefined && before.by === one.by && alike(now, secretsOf(before, seal))
  return {
    ...one,
    settings: Object.fromEntries(plain),
    ...(secrets.length > 0 && { sealed: same ? before.sealed : seal.seal(JSON.stringify(now)) }),
  }
}

/** With every secret among its settings again, to be judged. */
export function openedDuties(duties: Duties, seal: Seal): Duties {
  const whole = <One extends Kept>(one: One): One => ({ ...one, settings: opened(one, seal) })
  return {
    ...duties,
    connections: duties.connections.map(whole),
    people: duties.people.map((one) => ({ ...one, contacts: one.contacts.map(whole) })),
    teams: duties.teams.map((one) => ({ ...one, channels: one.channels.map(whole) })),
  }
}

/** Secrets hidden. */
export function shownBy(seal: Seal): Shown {
  return (one) => {
    const secrets = Object.keys(secretsOf(one, seal)).map((name): [string, string] => [name, hidden])
    return Object.fromEntries([...Object.entries(one.settings), ...secrets].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

export function isSecret(by: string, name: string): boolean {
  const known = Object.hasOwn(connectors, by) ? connectors[by]?.settings : undefined
  return known?.[name]?.secret === true
}

function secretsOf({ sealed }: Kept, seal: Seal): Settings {
  return sealed === undefined ? {} : (JSON.parse(seal.open(sealed)) as Settings)
}

function stored(name: string, were: Settings): string {
  const value = were[name]
  if (value !== undefined) return value
  throw new Fault(
    'oncall-secret',
    `\`${name}\` is \`${hidden}\`, and no such secret is stored`,
    `Write the secret itself. \`${hidden}\` stands for the one that is stored.`,
  )
}

function alike(one: Settings, other: Settings): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}
