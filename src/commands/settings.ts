import { z } from 'zod'
import { roles } from '../model/principal.ts'
import type { Database } from '../model/server.ts'
import { settingOf } from '../store/settings.ts'

/** What an administrator may choose. Nothing is stored that is not in this table. */
export interface Setting<Value = unknown> {
  /** One line without a full stop. */
  readonly about: string
  /** Every field has a default, so that `{}` is what holds while nobody has chosen. */
  readonly schema: z.ZodType<Value>
  /** Fields that are stored sealed, and shown masked. */
  readonly secrets?: readonly string[]
}

const hours = (least: number, most: number, standard: number) => z.number().int().min(least).max(most).default(standard)

export const settings = {
  sessions: {
    about: 'How long somebody stays signed in in a browser',
    schema: z.strictObject({
      idleHours: hours(1, 720, 72).describe('Hours without a request after which a session ends'),
      hours: hours(1, 2160, 168).describe('Hours after which it ends in any case'),
    }),
  },
  tokens: {
    about: 'How long tokens may live',
    schema: z.strictObject({
      longestDays: hours(1, 3650, 365).describe('Most days that a new token may be asked for'),
    }),
  },
  network: {
    about: 'What stands in front of the server, and how much one address may ask of it',
    schema: z.strictObject({
      proxies: z.number().int().min(0).max(10).default(0).describe('Own proxies that add to X-Forwarded-For'),
      openPerSecond: z
        .number()
        .int()
        .min(1)
        .max(100_000)
        .default(1000)
        .describe('Requests a second from one address to ways in that are open, such as webhooks'),
    }),
  },
  oidc: {
    about: 'Sign-in by an OpenID Connect provider',
    secrets: ['clientSecret'],
    schema: z.strictObject({
      issuer: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe('Its address; nobody signs in this way without one'),
      clientId: z.string().min(1).max(500).optional(),
      clientSecret: z.string().min(1).max(2000).optional().describe('Absent for a public client'),
      label: z.string().min(1).max(60).default('Single sign-on').describe('On the button'),
      scopes: z.array(z.string().min(1).max(100)).max(20).default(['openid', 'profile', 'email']),
      nameClaim: z.string().min(1).max(100).default('preferred_username').describe('Claim that names the account'),
      groupsClaim: z.string().min(1).max(100).default('groups').describe('Claim that lists groups'),
      roles: z.record(z.string().max(500), z.enum(roles)).default({}).describe('The role that a group brings'),
      role: z.enum(roles).optional().describe('For who is in none of these groups; absent: they are turned away'),
    }),
  },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof settings
export type SettingValue<Name extends SettingName> = z.output<(typeof settings)[Name]['schema']>

/** What holds: what was chosen, and defaults for the rest. Secrets in it are sealed. */
export async function setting<Name extends SettingName>(database: Database, name: Name): Promise<SettingValue<Name>> {
  const { schema }: Setting = settings[name]
  return schema.parse((await settingOf(database, name)) ?? {}) as SettingValue<Name>
}
