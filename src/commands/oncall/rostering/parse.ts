import { parseDocument } from 'yaml'
import type { ZodError } from 'zod'
import { Fault } from '../../../model/fault.ts'
import type { Contact, Duties, Person, Rotation, Target, Turn } from '../../../model/oncall.ts'
import { parseDuration } from '../../../values/duration.ts'
import { type DutiesFile, duties } from './schema.ts'

/** A file as nouns; secrets still stand among the settings. A Fault where it cannot be understood. */
export function parseDuties(text: string): Duties {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) throw wrong([error.message.split('\n')[0] ?? error.message])
  const read = duties.safeParse(document.toJS() ?? {})
  if (!read.success) throw wrong(issues(read.error))
  return dutiesOf(read.data)
}

export function dutiesOf(file: DutiesFile): Duties {
  return {
    connections: Object.entries(file.connections).map(([by, settings]) => ({ by, settings })),
    people: Object.entries(file.people).map(([id, one]): Person => {
      const { name = id, email, zone, contacts, notify } = one
      return {
        id,
        name,
        ...(email !== undefined && { email }),
        zone,
        contacts: contactsOf(id, contacts),
        rules: notify.map(({ contact, after, severity }) => ({
          contact: `${id}/${contact}`,
          after: parseDuration(after) ?? 0,
          ...(severity !== undefined && { upTo: severity }),
        })),
      }
    }),
    teams: Object.entries(file.teams).map(([name, { people, channels }]) => ({
      name,
      people,
      channels: contactsOf(name, channels),
    })),
    schedules: Object.entries(file.schedules).map(([name, { team, rotations }]) => ({
      name,
      team,
      rotations: rotations.map(
        ({ every, rule, lasts, until, hours, beside, ...rest }): Rotation => ({
          ...rest,
          ...(until !== undefined && { until }),
          turn: turnOf({ every, rule, lasts }, rest.name),
          ...(hours && { hours }),
          ...(beside && { beside }),
        }),
      ),
    })),
    escalations: Object.entries(file.escalations).map(([name, { team, repeat, steps }]) => ({
      name,
      team,
      repeat,
      steps: steps.map(({ tell, wait }) => ({ tell: tell.map(targetOf), wait: parseDuration(wait) ?? 0 })),
    })),
    services: Object.entries(file.services).map(([name, service]) => ({ name, ...service })),
    ...(file.default !== undefined && { default: file.default }),
  }
}

function contactsOf(owner: string, contacts: Readonly<Record<string, Readonly<Record<string, string>>>>): Contact[] {
  return Object.entries(contacts).map(([name, { by = '', ...settings }]) => ({ id: `${owner}/${name}`, by, settings }))
}

function turnOf(
  { every, rule, lasts }: Readonly<Record<'every' | 'rule' | 'lasts', string | undefined>>,
  name: string,
): Turn {
  if ((every === undefined) === (rule === undefined))
    throw wrong([`the rotation \`${name}\` takes one of \`every\` and \`rule\``])
  if (rule !== undefined) return { rule, ...(lasts !== undefined && { lasts }) }
  const [, count, unit = 'week'] = /^(?:(\d+) )?(hour|day|week|month)s?$/.exec(every ?? '') ?? []
  return { every: unit as 'week', count: Math.max(1, Number(count ?? 1)) }
}

function targetOf(text: string): Target {
  const [, kind, name = ''] = /^(schedule|person|channel) (\S+)$/.exec(text) ?? []
  if (kind === 'schedule') return { schedule: name }
  if (kind === 'person') return { person: name }
  if (kind === 'channel') return { channel: name }
  throw wrong([`\`${text}\` is nobody to tell: write \`schedule NAME\`, \`person NAME\` or \`channel TEAM/NAME\``])
}

export function wrong(what: readonly string[]): Fault {
  return new Fault(
    'oncall-file',
    what.length > 12 ? [...what.slice(0, 12), `and ${what.length - 12} more`].join('\n') : what.join('\n'),
    'docs/guide/on-call.md shows every key. Nothing was changed.',
  )
}

function issues({ issues: all }: ZodError): string[] {
  return all.map(({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`)
}
