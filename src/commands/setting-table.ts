import { z } from 'zod'
import { roles } from '../model/principal.ts'
import { alertRules } from './alert/alerting/escalations.ts'
import { incidentRules } from './incident/responding/rules.ts'

/** What an administrator may choose. Nothing is stored that is not in this table. */
export interface Setting<Value = unknown> {
  /** One line without a full stop. */
  readonly about: string
  /** Every field has a default, so that `{}` is what holds while nobody has chosen. */
  readonly schema: z.ZodType<Value>
  /** Fields that are stored sealed, and shown masked. */
  readonly secrets?: readonly string[]
}

const count = (least: number, most: number, standard: number) => z.number().int().min(least).max(most).default(standard)

const days = (standard: number) => z.number().int().min(7).max(36_500).default(standard)

export const settings = {
  sessions: {
    about: 'How long somebody stays signed in in a browser',
    schema: z.strictObject({
      idleHours: count(1, 720, 72).describe('Hours without a request after which a session ends'),
      hours: count(1, 2160, 168).describe('Hours after which it ends in any case'),
    }),
  },
  tokens: {
    about: 'How long tokens may live',
    schema: z.strictObject({
      longestDays: count(1, 3650, 365).describe('Most days that a new token may be asked for'),
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
        .default(5000)
        .describe('Requests a second from one address to ways in that are open, such as webhooks'),
    }),
  },
  retention: {
    about: 'How long what has ended is kept, in days; the trail is kept for ever',
    schema: z.strictObject({
      alerts: days(400).describe('Alerts that have ended, and every time that one began'),
      pages: days(400).describe('Pages, and each attempt to deliver one'),
      points: days(400).describe('Measurements of objectives'),
      deliveries: days(800).describe('Deployments and what they changed'),
    }),
  },
  alert: { about: 'Which alerts become incidents', schema: alertRules },
  incident: { about: 'How alerts become incidents', schema: incidentRules },
  prometheus: {
    about: 'Where measurements come from: Prometheus, or what speaks its language',
    secrets: ['bearer', 'password'],
    schema: z.strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe('Its address; nothing is measured without one'),
      user: z.string().max(200).optional(),
      password: z.string().max(8000).optional(),
      bearer: z.string().max(20_000).optional().describe('Token that it is shown'),
      headers: z
        .record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().max(2000))
        .default({})
        .describe('Such as X-Scope-OrgID of a tenant; no secrets'),
      seconds: z.number().int().min(1).max(600).default(30).describe('How long one question may take'),
      whole: z.boolean().default(false).describe('Refuse answers that came with a warning'),
      scrapeSeconds: z.number().min(1).max(600).default(30).describe('How often it scrapes: a look holds four of them'),
    }),
  },
  gate: {
    about: 'What a budget has to have left that a change may go out',
    schema: z.strictObject({
      approval: z.number().min(0).max(1).default(0.5).describe('Below this share a second person has to agree'),
      freeze: z.number().min(0).max(1).default(0.1).describe('Below this share only repairs go out'),
      staleMinutes: z
        .number()
        .int()
        .min(1)
        .max(1440)
        .default(15)
        .describe('A measurement older than this counts as none'),
    }),
  },
  deliveries: {
    about: 'What is told of deliveries, and by whom',
    secrets: ['githubSecret'],
    schema: z.strictObject({
      production: z.string().min(1).max(100).default('production').describe('What the environment of users is called'),
      githubSecret: z
        .string()
        .min(1)
        .max(2000)
        .optional()
        .describe('Secret of the webhook of GitHub; nothing is taken without one'),
      workflow: z
        .string()
        .max(200)
        .optional()
        .describe('Name of the workflow whose runs are deliveries; absent where deployments are told of'),
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
      clientSecret: z.string().min(1).max(1500).optional().describe('Absent for a public client'),
      label: z.string().min(1).max(60).default('Single sign-on').describe('On the button'),
      scopes: z.array(z.string().min(1).max(100)).max(20).default(['openid', 'profile', 'email']),
      nameClaim: z.string().min(1).max(100).default('preferred_username').describe('Claim that names the account'),
      groupsClaim: z.string().min(1).max(100).default('groups').describe('Claim that lists groups'),
      roles: z.record(z.string().max(500), z.enum(roles)).default({}).describe('The role that a group brings'),
      role: z.enum(roles).optional().describe('For who is in none of these groups; absent: they are turned away'),
    }),
  },
} as const satisfies Readonly<Record<string, Setting>>
