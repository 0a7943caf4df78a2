import { z } from 'zod'
import type { Latency } from '../model/spec.ts'
import { parseDuration } from '../values/duration.ts'
import { parseMoney } from '../values/money.ts'
import { nearest } from '../values/nearest.ts'
import { parsePercent } from '../values/percent.ts'
import { parseSize } from '../values/quantity.ts'
import { type Piece, parseTemplate } from '../values/template.ts'

// The message of an issue is two lines: what is wrong, and what to do. `read.ts` takes them apart.

/** `15m`, `1h30m`, `200ms`, in milliseconds. */
export const duration = scalar(
  (value) => {
    const length = parseDuration(String(value))
    return length !== undefined && length > 0 ? length : undefined
  },
  'a duration longer than nothing',
  ['15m', '1h', '200ms'],
)

/** `1TB`, `512MiB`, in bytes. */
export const size = scalar(
  (value) => {
    const bytes = typeof value === 'string' ? parseSize(value) : undefined
    return bytes !== undefined && bytes > 0 ? bytes : undefined
  },
  'a size greater than nothing',
  ['1TB', '500GB', '512MiB'],
)

/** `99.9`, as a share. */
export const percent = scalar(parsePercent, 'a percentage from 0 to 100', [99.9, '99.95%'])

/** `20500 USD`, in dollars. */
export const dollars = scalar(
  (value) => {
    const money = parseMoney(value)
    return money && money.amount > 0 && money.currency === 'USD' ? money.amount : undefined
  },
  'an amount of US dollars a month, greater than nothing',
  ['20500 USD', 500],
)

/** `40`, `40/s`, `600/min`, `5000/h`, in requests (or jobs) a second. */
export const rate = scalar(
  (value) => {
    const [, amount, unit = 's'] = rateForm.exec(String(value).trim()) ?? []
    return amount === undefined ? undefined : Number(amount) / (seconds[unit] ?? 1)
  },
  'a rate: requests or jobs a second',
  [40, '600/min', '5000/h'],
)

/** `p95 < 200ms`. */
export const latency = scalar(
  (value): Latency | undefined => {
    const [, percentile, length] = latencyForm.exec(String(value).trim()) ?? []
    const under = length === undefined ? undefined : parseDuration(length)
    const share = Number(percentile) / 100
    return under !== undefined && under > 0 && share > 0
      ? { percentile: Number(share.toPrecision(4)), under }
      : undefined
  },
  'a latency objective',
  ['p95 < 200ms', 'p99 < 1s'],
)

/** `github.com/acme/crm`. */
export const repositoryName = scalar(
  (value) => /^(?:https:\/\/)?(?:github\.com\/)?([\w-]{1,39}\/[\w.-]{1,100}?)(?:\.git)?\/?$/.exec(String(value))?.[1],
  'a repository on GitHub',
  ['github.com/acme/crm'],
)

/** Twelve digits. Read as a number it loses leading zeros, so then they must be quoted. */
export const account = scalar(
  (value) => (/^\d{12}$/.test(String(value)) ? String(value) : undefined),
  'an AWS account number of twelve digits (in quotes when it begins with 0)',
  ['111122223333', 111122223333],
)

/** The value of a variable: a text of one line; numbers, `true` and `false` as they are written. */
export const plain = variable(
  (pieces) => pieces.length === 1 && typeof pieces[0] === 'string',
  'Only one value for all environments can hold other variables\nWrite the value itself; `$${` stands for the two signs.',
)
/** The same, with other variables in it, such as `${DB_HOST}`. */
export const made = variable(
  (pieces) => pieces.every((piece) => typeof piece === 'string' || /^[A-Z][A-Z0-9_]*$/.test(piece.named)),
  'A variable in it has no name\nWrite it like `${DB_HOST}`; `$${` stands for the two signs.',
)

function variable(allowed: (pieces: readonly Piece[]) => boolean, error: string) {
  return z
    .union([z.string(), z.number(), z.boolean()], {
      error: ({ input }) => `${shown(input)} is not a value of a variable\nWrite a text, a number, true or false.`,
    })
    .transform(String)
    .refine((value) => value.length <= 2000 && !/\p{Cc}/u.test(value), {
      error: 'The value is longer than 2,000 characters or than a line\nGive it by a file of the image.',
    })
    .refine((value) => allowed(parseTemplate(value) ?? [{ named: '' }]), { error })
}

/** A text that follows a form. */
export function text(expected: string, form: RegExp, example: string) {
  return z.string({ error: ({ input }) => wrong(input, expected, example) }).regex(form, {
    error: ({ input }) => wrong(input, expected, example),
  })
}

/** One of a few words, with the nearest one when it is none of them. */
export function word<const W extends string>(what: string, words: readonly W[]) {
  return z.enum(words as unknown as readonly [W, ...W[]], {
    error: ({ input }) => `${shown(input)} is no ${what}\n${instead(String(input), words)}`,
  })
}

/** "Did you mean `a`?", or all there is to choose from. */
export function instead(written: string, words: readonly string[]): string {
  const [near] = nearest(written, words, 1)
  const few = near === undefined ? words.slice(0, 40) : words.filter((each) => each !== near)
  const all = few.map((each) => `\`${each}\``).join(', ')
  if (near === undefined) return all === '' ? 'There is nothing to choose from.' : `Choose one of ${all}.`
  return `Did you mean \`${near}\`?${few.length > 0 && few.length <= 20 ? ` There are ${all} too.` : ''}`
}

/** A value as it stands in a message. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'Nothing'
  if (Array.isArray(value)) return 'A list'
  if (typeof value === 'object') return 'A map'
  const text = String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``
}

function scalar<T>(
  parse: (value: string | number) => T | undefined,
  expected: string,
  examples: readonly [string | number, ...(string | number)[]],
) {
  const types = [...new Set(examples.map((each) => typeof each))]
  return z
    .unknown()
    .transform((value, context): T => {
      const parsed = typeof value === 'string' || typeof value === 'number' ? parse(value) : undefined
      if (parsed !== undefined) return parsed
      context.issues.push({ code: 'custom', message: wrong(value, expected, String(examples[0])), input: value })
      return z.NEVER
    })
    .meta({ type: types.length > 1 ? types : types[0] })
}

function wrong(value: unknown, expected: string, example: string): string {
  return `${shown(value)} is not ${expected}\nWrite it like \`${example}\`.`
}

const rateForm = /^(\d{1,9}(?:\.\d{1,6})?)(?:\s?\/\s?(s|min|h|day))?$/
const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, day: 86_400 }
const latencyForm = /^p(\d{1,2}(?:\.\d{1,2})?)\s*<\s*(\S{1,20})$/
