import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { changeSetting, settingOf } from '../../store/settings.ts'
import { record } from '../../store/trail.ts'
import { hidden } from '../../values/mask.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { settingNamed, shownSetting } from '../settings.ts'

const input = z.object({
  name: z.string().describe('Which'),
  value: z
    .string()
    .max(200_000)
    .describe('Fields as JSON, such as `{"idleHours": 12}`; those not named stay, `null` gives the default'),
})
const output = z.object({
  name: z.string(),
  value: z.record(z.string(), z.unknown()).describe('What holds now; secrets are masked'),
})
export type Changed = z.output<typeof output>

export const command: Command<z.output<typeof input>, Changed> = {
  summary: 'Choose something for the whole server',
  input,
  positional: ['name', 'value'],
  output,
  role: 'admin',
  changes: true,
  on: 'server',
  async run({ name, value }, world) {
    const { database, actor, seal, announce } = serverOf(world)
    const { schema, secrets = [] } = settingNamed(name)
    const given = fieldsOf(value)
    const at = world.now()
    return database.transaction(async (within) => {
      const stored = (await settingOf<Fields>(within, name)) ?? {}
      const before = await shownSetting(within, name)
      // A mask that comes back means that nothing was typed over it.
      const fresh = secrets.filter((field) => typeof given[field] === 'string' && given[field] !== hidden)
      const kept = secrets.filter((field) => given[field] === undefined || given[field] === hidden)
      const chosen = set({ ...stored, ...given, ...Object.fromEntries(kept.map((field) => [field, stored[field]])) })
      schema.parse({
        ...chosen,
        ...Object.fromEntries(kept.flatMap((field) => (chosen[field] ? [[field, hidden]] : []))),
      })
      const sealed = Object.fromEntries(fresh.map((field) => [field, seal.seal(String(chosen[field]))]))
      await changeSetting(within, name, { ...chosen, ...sealed }, { at, by: actor.id })
      const after = await shownSetting(within, name)
      const detail = {
        from: differing(before, after),
        to: differing(after, before),
        ...(fresh.length > 0 && { secrets: fresh }),
      }
      await record(within, { at, actor: actor.id, action: 'setting/change', subject: `setting/${name}`, detail })
      await announce(within, 'setting', name)
      return { name, value: after }
    })
  },
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Said below.
  }
  throw new Fault('input', 'the value of a setting is a JSON object', 'Write for example `{"idleHours": 12}`.')
}

/** Those that are something. */
function set(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null))
}

/** The fields that are otherwise in the other. */
function differing(one: Fields, other: Fields): Fields {
  return Object.fromEntries(
    Object.entries(one).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(other[name])),
  )
}
