import { stringify } from 'yaml'
import type { Contact, Duties, Rotation, Target } from '../../../model/oncall.ts'
import { printDuration } from '../../../values/duration.ts'
import type { Shown } from '../../sealing.ts'

/** The file that says the same. */
export function printDuties(duties: Duties, shown: Shown): string {
  const { connections, people, teams, schedules, escalations, services } = duties
  const file = {
    connections: table(connections, ({ by }) => by, shown),
    people: table(
      people,
      ({ id }) => id,
      ({ id, name, email, zone, contacts, rules }) => ({
        name,
        email,
        zone,
        contacts: contactTable(id, contacts, shown),
        notify: some(
          rules.map(({ contact, after, upTo }) => ({
            contact: contact.slice(id.length + 1),
            ...(after > 0 && { after: printDuration(after) }),
            severity: upTo,
          })),
        ),
      }),
    ),
    teams: table(
      teams,
      ({ name }) => name,
      ({ name, people: members, channels }) => ({
        people: some(members),
        channels: contactTable(name, channels, shown),
      }),
    ),
    schedules: table(
      schedules,
      ({ name }) => name,
      ({ team, rotations }) => ({ team, rotations: rotations.map(rotationFile) }),
    ),
    escalations: table(
      escalations,
      ({ name }) => name,
      ({ team, repeat, steps }) => ({
        team,
        ...(repeat > 0 && { repeat }),
        steps: steps.map(({ tell, wait }) => ({ tell: tell.map(targetText), wait: printDuration(wait) })),
      }),
    ),
    services: table(
      services,
      ({ name }) => name,
      ({ team, escalation }) => ({ team, escalation }),
    ),
    default: duties.default,
  }
  // What is absent is left out, at every depth.
  const plain: unknown = JSON.parse(JSON.stringify(file))
  return stringify(plain, { lineWidth: 0, aliasDuplicateObjects: false })
}

export function targetText(target: Target): string {
  return Object.entries(target).flat().join(' ')
}

function contactTable(owner: string, contacts: readonly Contact[], shown: Shown): object | undefined {
  return table(
    contacts,
    ({ id }) => id.slice(owner.length + 1),
    (one) => ({ by: one.by, ...shown(one) }),
  )
}

function rotationFile({ name, zone, start, until, people, turn, hours, beside }: Rotation): object {
  const period = 'rule' in turn ? turn : { every: turn.count === 1 ? turn.every : `${turn.count} ${turn.every}s` }
  const times = hours?.map(({ days, from, to }) => ({ days, from, to }))
  return { name, zone, start, until, people, ...period, hours: times, beside }
}

function table<T>(all: readonly T[], key: (one: T) => string, value: (one: T) => object): object | undefined {
  return all.length === 0 ? undefined : Object.fromEntries(all.map((one) => [key(one), value(one)]))
}

function some<T>(all: readonly T[]): readonly T[] | undefined {
  return all.length > 0 ? all : undefined
}
