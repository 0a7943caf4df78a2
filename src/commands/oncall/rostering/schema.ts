import { z } from 'zod'
import { weekdays } from '../../../model/oncall.ts'
import { parseDuration } from '../../../values/duration.ts'

const name = z.string().regex(/^[\w.@-]+$/, 'letters, digits, `.`, `_`, `-` and `@`')
const duration = z.string().refine((text) => parseDuration(text) !== undefined, 'a duration such as `5m` or `1h30m`')
const local = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'a local time such as `2026-11-02T09:00`')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as `09:00`')
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const contact = z.record(z.string(), text).refine(({ by }) => by !== undefined, '`by` is missing: the connector')

const rotation = z.strictObject({
  name: z.string(),
  zone: z.string(),
  start: local,
  until: local.optional(),
  people: z.array(name),
  every: z
    .string()
    .regex(/^(\d+ )?(hour|day|week|month)s?$/, '`week`, `2 weeks`, `12 hours`')
    .optional(),
  rule: z.string().optional(),
  lasts: z.string().optional(),
  hours: z
    .array(z.strictObject({ days: z.array(z.enum(weekdays)).default([...weekdays]), from: clock, to: clock }))
    .optional(),
  beside: z.boolean().optional(),
})

/** What a file of `devops oncall apply` holds. */
export const duties = z.strictObject({
  connections: z.record(z.string(), z.record(z.string(), text)).default({}),
  people: z
    .record(
      name,
      z.strictObject({
        name: z.string().optional(),
        email: z.string().optional(),
        zone: z.string(),
        contacts: z.record(name, contact).default({}),
        notify: z
          .array(
            z.strictObject({
              contact: name,
              after: duration.default('0s'),
              severity: z.literal([1, 2, 3, 4]).optional(),
            }),
          )
          .default([]),
      }),
    )
    .default({}),
  teams: z
    .record(name, z.strictObject({ people: z.array(name).default([]), channels: z.record(name, contact).default({}) }))
    .default({}),
  schedules: z.record(name, z.strictObject({ team: name, rotations: z.array(rotation) })).default({}),
  escalations: z
    .record(
      name,
      z.strictObject({
        team: name,
        repeat: z.number().int().min(0).max(20).default(0),
        steps: z.array(z.strictObject({ tell: z.array(z.string()), wait: duration })).min(1),
      }),
    )
    .default({}),
  services: z.record(name, z.strictObject({ team: name, escalation: name })).default({}),
  default: name.optional(),
})

export type DutiesFile = z.output<typeof duties>
