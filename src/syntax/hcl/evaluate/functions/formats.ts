import { convert } from '../convert.ts'
import { fail } from '../failure.ts'
import { numberText } from '../numbers.ts'
import { isSequence, list, type Value } from '../value.ts'
import { type Definitions, text } from './definition.ts'
import { printJson } from './encodings.ts'
import { bounded } from './texts.ts'

export const formats: Definitions = {
  format: { takes: ['string'], more: 'any', nulls: true, run: ([layout, ...args]) => formatted(text(layout), args) },
  formatlist: {
    takes: ['string'],
    more: 'any',
    nulls: true,
    run: ([layout, ...args]) => {
      const lengths = args.flatMap((arg) => (isSequence(arg) ? [arg.items.length] : []))
      if (new Set(lengths).size > 1) return fail('the lists are not of one length')
      const rows = Array.from({ length: lengths[0] ?? 1 }, (_, row) =>
        formatted(
          text(layout),
          args.map((arg) => (isSequence(arg) ? (arg.items[row] ?? null) : arg)),
        ),
      )
      return list(rows, 'string')
    },
  },
}

const VERB = /%([+\-# 0]*)(?:(\d{1,4})|(\*))?(?:\.(\d{0,3}))?(?:\[(\d{1,3})\])?([a-zA-Z%])|%/g

function formatted(layout: string, args: readonly Value[]): string {
  let next = 0
  let used = 0
  const out = layout.replace(VERB, (whole, flags = '', width, star, precision, index, verb) => {
    if (verb === undefined || star !== undefined) return fail(`\`${whole}\` is no verb`)
    if (verb === '%') return '%'
    const at = index === undefined ? next : Number(index) - 1
    next = at + 1
    used = Math.max(used, next)
    if (at < 0 || at >= args.length) return fail('it has fewer arguments than verbs')
    return padded(verbed(verb, flags, precision, args[at] ?? null), flags, Number(width ?? 0), verb)
  })
  return used < args.length && !layout.includes('[') ? fail('it has more arguments than verbs') : bounded(out)
}

function verbed(verb: string, flags: string, precision: string | undefined, value: Value): string {
  if (verb === 'v') return anyhow(value, flags.includes('#'))
  if (verb === 's' || verb === 'q') {
    const given = text(convert(value, 'string') ?? fail('`%s` needs a text'))
    const cut = precision === undefined ? given : [...given].slice(0, Number(precision)).join('')
    return verb === 'q' ? JSON.stringify(cut) : cut
  }
  if (verb === 't') return String(convert(value, 'bool') ?? fail('`%t` needs a bool'))
  const given = convert(value, 'number')
  if (typeof given !== 'number') return fail(`\`%${verb}\` needs a number`)
  const sign = flags.includes('+') && given >= 0 ? '+' : flags.includes(' ') && given >= 0 ? ' ' : ''
  return sign + numeral(verb, flags, precision, given)
}

function numeral(verb: string, flags: string, precision: string | undefined, value: number): string {
  const digits = precision === undefined ? undefined : Number(precision)
  const whole = Math.trunc(value)
  const prefixed = (prefix: string, radix: number) =>
    `${whole < 0 ? '-' : ''}${flags.includes('#') ? prefix : ''}${Math.abs(whole).toString(radix)}`
  switch (verb) {
    case 'd':
      return numberText(whole)
    case 'b':
      return prefixed('0b', 2)
    case 'o':
      return prefixed('0', 8)
    case 'x':
      return prefixed('0x', 16)
    case 'X':
      return prefixed('0X', 16).toUpperCase()
    case 'f':
    case 'F':
      return value.toFixed(digits ?? 6)
    case 'e':
    case 'E': {
      const text = value.toExponential(digits ?? 6).replace(/e([+-])(\d)$/, 'e$10$2')
      return verb === 'E' ? text.toUpperCase() : text
    }
    case 'g':
    case 'G':
      return digits === undefined ? numberText(value) : String(Number(value.toPrecision(digits || 1)))
    default:
      return fail(`\`%${verb}\` is no verb`)
  }
}

function anyhow(value: Value, quoted: boolean): string {
  if (typeof value === 'string') return quoted ? JSON.stringify(value) : value
  return typeof value === 'number' ? numberText(value) : printJson(value)
}

function padded(value: string, flags: string, width: number, verb: string): string {
  const missing = width - [...value].length
  if (missing <= 0) return value
  if (flags.includes('-')) return value + ' '.repeat(missing)
  if (!flags.includes('0') || verb === 's' || verb === 'q' || verb === 'v') return ' '.repeat(missing) + value
  const sign = /^[+-]/.exec(value)?.[0] ?? ''
  return sign + '0'.repeat(missing) + value.slice(sign.length)
}
