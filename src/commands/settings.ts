import type { output } from 'zod'
import { Fault } from '../model/fault.ts'
import type { Database } from '../model/server.ts'
import { settingOf } from '../store/settings.ts'
import { hidden } from '../values/mask.ts'
import { nearest } from '../values/nearest.ts'
import { type Setting, settings } from './setting-table.ts'

export type SettingName = keyof typeof settings
export type SettingValue<Name extends SettingName> = output<(typeof settings)[Name]['schema']>

/** What holds: what was chosen, and defaults for the rest. Secrets in it are sealed. */
export async function setting<Name extends SettingName>(database: Database, name: Name): Promise<SettingValue<Name>> {
  const stored = (await settingOf<Record<string, unknown>>(database, name)) ?? {}
  const { secrets = [] }: Setting = settings[name]
  return { ...masked(settings[name], stored), ...pick(stored, secrets) } as SettingValue<Name>
}

/** A setting by any name; a Fault with the nearest where there is none. */
export function settingNamed(name: string): Setting {
  const known: Setting | undefined = Object.hasOwn(settings, name) ? settings[name as SettingName] : undefined
  if (known) return known
  const [near] = nearest(name, Object.keys(settings))
  const help = near ? `Did you mean \`${near}\`?` : `It is one of ${Object.keys(settings).join(', ')}.`
  throw new Fault('unknown-setting', `there is no setting \`${name}\``, help)
}

/** What was chosen, in full and without its secrets. */
export async function shownSetting(database: Database, name: string): Promise<Record<string, unknown>> {
  return masked(settingNamed(name), (await settingOf<Record<string, unknown>>(database, name)) ?? {})
}

/** A sealed secret is longer than what the schema allows of a plain one, and so it is judged masked. */
function masked({ schema, secrets = [] }: Setting, stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const covered = Object.keys(pick(stored, secrets)).map((field) => [field, hidden])
  return { ...(schema.parse({ ...stored, ...Object.fromEntries(covered) }) as object) }
}

function pick(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}
