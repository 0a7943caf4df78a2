import { unknownValue } from '../../../../model/unknown.ts'
import { fail } from '../failure.ts'
import { type Definition, type Definitions, text } from './definition.ts'

const now: Definition = { takes: [], run: (_, call) => unknownValue(call.text, 'it is the time of the run') }

export const dates: Definitions = {
  formatdate: { takes: ['string', 'string'], run: ([layout, time]) => formatted(text(layout), instantOf(text(time))) },
  plantimestamp: now,
  timeadd: {
    takes: ['string', 'string'],
    run: ([time, duration]) => {
      const { at, zone } = instantOf(text(time))
      const local = new Date(at + milliseconds(text(duration)) + zone * 60_000)
      if (Number.isNaN(local.getTime())) return fail('it is no time')
      return `${local.toISOString().slice(0, 19)}${zoneText(zone, ':')}`
    },
  },
  timecmp: { takes: ['string', 'string'], run: ([a, b]) => Math.sign(instantOf(text(a)).at - instantOf(text(b)).at) },
  timestamp: now,
}

/** `at` in milliseconds since 1970, `zone` in minutes east of Greenwich. */
interface Instant {
  readonly at: number
  readonly zone: number
}

function instantOf(value: string): Instant {
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))$/.exec(value)
  const at = match ? Date.parse(value) : Number.NaN
  if (!match || Number.isNaN(at)) return fail(`\`${value.slice(0, 40)}\` is no time`)
  const [, sign, hours = 0, minutes = 0] = match
  return { at, zone: (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1) }
}

const units: { readonly [unit: string]: number } = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 36e5 }

function milliseconds(value: string): number {
  const [, sign, amounts = ''] = /^([+-]?)((?:[\d.]+(?:ns|us|µs|ms|s|m|h)){1,9})$/.exec(value) ?? []
  if (amounts === '' && value !== '0') return fail(`\`${value.slice(0, 40)}\` is no duration`)
  const parts = [...amounts.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)]
  const sum = parts.reduce((total, [, amount, unit = '']) => total + Number(amount) * (units[unit] ?? 0), 0)
  return sign === '-' ? -sum : sum
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function formatted(layout: string, { at, zone }: Instant): string {
  const local = new Date(at + zone * 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const month = months[local.getUTCMonth()] ?? ''
  const day = days[local.getUTCDay()] ?? ''
  const hour = local.getUTCHours()
  const parts: { readonly [token: string]: () => string } = {
    YYYY: () => String(local.getUTCFullYear()).padStart(4, '0'),
    YY: () => two(local.getUTCFullYear() % 100),
    MMMM: () => month,
    MMM: () => month.slice(0, 3),
    MM: () => two(local.getUTCMonth() + 1),
    M: () => String(local.getUTCMonth() + 1),
    DD: () => two(local.getUTCDate()),
    D: () => String(local.getUTCDate()),
    EEEE: () => day,
    EEE: () => day.slice(0, 3),
    hh: () => two(hour),
    h: () => String(hour),
    HH: () => two(hour % 12 || 12),
    H: () => String(hour % 12 || 12),
    AA: () => (hour < 12 ? 'AM' : 'PM'),
    aa: () => (hour < 12 ? 'am' : 'pm'),
    mm: () => two(local.getUTCMinutes()),
    m: () => String(local.getUTCMinutes()),
    ss: () => two(local.getUTCSeconds()),
    s: () => String(local.getUTCSeconds()),
    ZZZZZ: () => zoneText(zone, ':', false),
    ZZZZ: () => zoneText(zone, '', false),
    ZZZ: () => (zone === 0 ? 'UTC' : zoneText(zone, '', false)),
    Z: () => zoneText(zone, ':'),
  }
  return layout.replace(/'((?:[^']|'')*)'|(.)\2*/gs, (token, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted.replaceAll("''", "'")
    if (!/^[a-zA-Z]/.test(token)) return token
    const part = Object.hasOwn(parts, token) ? parts[token] : undefined
    return part ? part() : fail(`\`${token.slice(0, 20)}\` is no part of a date`)
  })
}

function zoneText(zone: number, between: string, short = true): string {
  if (zone === 0 && short) return 'Z'
  const [hours, minutes] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60]
  return `${zone < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${between}${String(minutes).padStart(2, '0')}`
}
