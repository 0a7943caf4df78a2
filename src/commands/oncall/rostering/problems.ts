import { settingProblems } from '../../../connectors/connector.ts'
import { connectors } from '../../../connectors/index.ts'
import type { Contact, Duties, Rotation } from '../../../model/oncall.ts'
import { isZone } from '../../../operate/oncall/clock.ts'
import { turnsOf } from '../../../operate/oncall/turns.ts'
import { nearest } from '../../../values/nearest.ts'

/** Names that nobody bears, zones that are nowhere, rules that say nothing, contacts that cannot be reached. */
export function dutyProblems(duties: Duties): string[] {
  const people = duties.people.map(({ id }) => id)
  const named = {
    person: people,
    schedule: duties.schedules.map(({ name }) => name),
    channel: duties.teams.flatMap(({ channels }) => channels.map(({ id }) => id)),
    team: duties.teams.map(({ name }) => name),
    escalation: duties.escalations.map(({ name }) => name),
  }
  const missing = (where: string, kind: keyof typeof named, name: string) =>
    named[kind].includes(name) ? [] : [`${where}: there is no ${kind} \`${name}\`${meant(name, named[kind])}`]
  return [
    ...people
      .filter((id) => named.team.includes(id))
      .map((id) => `\`${id}\` is a person and a team: one of them needs another name`),
    ...duties.connections.flatMap((one) => unknownConnector(`connections.${one.by}`, one.by)),
    ...duties.people.flatMap(({ id, zone, contacts, rules }) => [
      ...(isZone(zone) ? [] : [`people.${id}: \`${zone}\` is no time zone`]),
      ...contacts.flatMap((contact) => contactProblems(`people.${id}`, contact, duties)),
      ...rules
        .filter((rule) => !contacts.some((contact) => contact.id === rule.contact))
        .map((rule) => `people.${id}: there is no contact \`${rule.contact.slice(id.length + 1)}\``),
    ]),
    ...duties.teams.flatMap(({ name, people: members, channels }) => [
      ...members.flatMap((member) => missing(`teams.${name}`, 'person', member)),
      ...channels.flatMap((channel) => contactProblems(`teams.${name}`, channel, duties)),
    ]),
    ...duties.schedules.flatMap(({ name, team, rotations }) => [
      ...missing(`schedules.${name}`, 'team', team),
      ...rotations.flatMap((rotation) => [
        ...rotation.people.flatMap((person) => missing(`schedules.${name}.${rotation.name}`, 'person', person)),
        ...rotationProblems(`schedules.${name}.${rotation.name}`, rotation),
      ]),
    ]),
    ...duties.escalations.flatMap(({ name, team, steps }) => [
      ...missing(`escalations.${name}`, 'team', team),
      ...steps.flatMap(({ tell }) =>
        tell.flatMap((target) => {
          const [[kind, target_] = ['person', '']] = Object.entries(target)
          return missing(`escalations.${name}`, kind as 'person', target_)
        }),
      ),
    ]),
    ...duties.services.flatMap(({ name, team, escalation }) => [
      ...missing(`services.${name}`, 'team', team),
      ...missing(`services.${name}`, 'escalation', escalation),
    ]),
    ...(duties.default === undefined ? [] : missing('default', 'escalation', duties.default)),
  ]
}

function contactProblems(where: string, { id, by, settings }: Contact, { connections }: Duties): string[] {
  const connector = Object.hasOwn(connectors, by) ? connectors[by] : undefined
  if (!connector) return unknownConnector(`${where}.${id}`, by)
  const shared = connections.find((one) => one.by === by)?.settings ?? {}
  return settingProblems(connector, { ...shared, ...settings }).map((problem) => `${where}: ${id}: ${problem}`)
}

function unknownConnector(where: string, by: string): string[] {
  const ids = Object.keys(connectors)
  return ids.includes(by) ? [] : [`${where}: there is no connector \`${by}\`; there are ${ids.join(', ')}`]
}

function rotationProblems(where: string, rotation: Rotation): string[] {
  if (!isZone(rotation.zone)) return [`${where}: \`${rotation.zone}\` is no time zone`]
  try {
    const begin = Date.parse(`${rotation.start.slice(0, 10)}T00:00:00Z`)
    turnsOf({ ...rotation, people: ['somebody'] }, { from: begin, to: begin + 7 * 86_400_000 })
    return []
  } catch (error) {
    return [`${where}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function meant(name: string, known: readonly string[]): string {
  const [near] = nearest(name, known, 1)
  return near === undefined ? '' : `; did you mean \`${near}\`?`
}
