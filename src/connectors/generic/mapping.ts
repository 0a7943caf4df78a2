import { z } from 'zod'

const where = z
  .string()
  .describe('Names and places joined by dots, such as `data.items.0.name`; `=text` is the text itself')

/** Where in the JSON of any sender an alert stands. */
export const mapping = z.strictObject({
  alerts: z.string().optional().describe('The list of alerts, or the one; the whole body unless said'),
  labels: z.record(z.string(), where).describe('What makes it this alert; those that are not there are left out'),
  annotations: z.record(z.string(), where).default({}),
  status: where.optional().describe('What says whether it fires'),
  over: z
    .array(z.string())
    .default(['resolved', 'ok', 'closed', 'recovered'])
    .describe('Values of the status of what is over'),
  startsAt: where.optional().describe('ISO time, or seconds or milliseconds since 1970'),
  endsAt: where.optional(),
  link: where.optional(),
})
export type Mapping = z.output<typeof mapping>

/** What stands at a place of JSON, as text. */
export function textAt(value: unknown, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  if (path.startsWith('=')) return path.slice(1)
  const found = at(value, path)
  if (typeof found === 'string') return found
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined
}

export function at(value: unknown, path: string): unknown {
  let found = value
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<string, unknown>)[step]
  }
  return found
}

export function timeAt(value: unknown, path: string | undefined): Date | undefined {
  const text = textAt(value, path)
  if (text === undefined) return undefined
  const number = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
  const time = number === undefined ? new Date(text) : new Date(number < 1e11 ? number * 1000 : number)
  return Number.isNaN(time.getTime()) ? undefined : time
}
