/**
 * Five fields as sorted lists of what they admit; Sunday is 0. A day must fit both day fields when one of them
 * is `*`, either of them when both are restricted, as in the cron of Unix and of Kubernetes.
 */
export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  readonly weekdays: readonly number[]
  readonly anyDay: boolean
  readonly anyWeekday: boolean
}

/** `@every` and seconds fields are no cron and give `undefined`. */
export function parseCron(text: string): Cron | undefined {
  if (text.length > 512) return undefined
  const words = (nicknames[text.trim().toLowerCase()] ?? text).trim().split(/\s+/)
  if (words.length !== 5) return undefined
  const [minutes, hours, days, months, weekdays] = fields.map((field, i) => listOf(words[i] ?? '', field))
  if (!minutes || !hours || !days || !months || !weekdays) return undefined
  return { minutes, hours, days, months, weekdays, anyDay: isStar(words[2]), anyWeekday: isStar(words[4]) }
}

/** Plain numbers, with ranges and `*` where they fit; parses to the same schedule. */
export function printCron(cron: Cron): string {
  const [minute, hour, day, month, weekday] = fields
  return [
    listText(cron.minutes, minute, true),
    listText(cron.hours, hour, true),
    listText(cron.days, day, cron.anyDay),
    listText(cron.months, month, true),
    listText(cron.weekdays, weekday, cron.anyWeekday),
  ].join(' ')
}

/** The first run after a moment, in UTC; `undefined` for a schedule that never comes (30 February). */
export function nextRun(cron: Cron, after: Date): Date | undefined {
  if (Number.isNaN(after.getTime())) return undefined
  const start = Math.floor(after.getTime() / minute) * minute + minute
  const firstDay = Math.floor(start / day)
  for (let n = firstDay; n <= firstDay + longestWait; n++) {
    if (!runsOn(cron, n)) continue
    const from = n === firstDay ? (start - n * day) / minute : 0
    const time = timesOf(cron).find((each) => each >= from)
    if (time !== undefined) return new Date(n * day + time * minute)
  }
  return undefined
}

/**
 * The greatest time between two runs in milliseconds, found by walking one whole Gregorian cycle (400 years, after which
 * dates and weekdays repeat); `undefined` for a schedule that never comes.
 */
export function longestGap(cron: Cron): number | undefined {
  const times = timesOf(cron)
  const overnight = (times[0] ?? 0) - (times.at(-1) ?? 0)
  let longest = 0
  for (let i = 1; i < times.length; i++) longest = Math.max(longest, (times[i] ?? 0) - (times[i - 1] ?? 0))
  let first: number | undefined
  let last: number | undefined
  for (let n = 0; n < cycle; n++) {
    if (!runsOn(cron, n)) continue
    first ??= n
    if (last !== undefined) longest = Math.max(longest, (n - last) * 1440 + overnight)
    last = n
  }
  if (first === undefined || last === undefined) return undefined
  return Math.max(longest, (first + cycle - last) * 1440 + overnight) * minute
}

interface Field {
  readonly min: number
  readonly max: number
  readonly names?: readonly string[]
}

const minute = 60_000
const day = 1440 * minute
const cycle = 146_097
/** Days from one 29 February to the next across a century without one, and a day to spare. */
const longestWait = 8 * 366
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const fields = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: monthNames },
  { min: 0, max: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const satisfies readonly Field[]
const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}
const itemForm = /^(?:([*?])|(\d{1,2}|[a-z]{3})(?:-(\d{1,2}|[a-z]{3}))?)(\/(\d{1,4}))?$/

/** One star in a list is enough. */
function isStar(word: string | undefined): boolean {
  return word?.split(',').some((item) => item === '*' || item === '?' || item === '*/1') ?? false
}

function listOf(word: string, field: Field): readonly number[] | undefined {
  const found = new Set<number>()
  for (const item of word.toLowerCase().split(',')) {
    const [, star, from, to, stepped, by] = itemForm.exec(item) ?? []
    if (star === undefined && from === undefined) return undefined
    const low = star ? field.min : numberOf(from, field)
    // 7 is another name of Sunday, which a range without an end does not come to twice.
    const high = star || (to === undefined && stepped) ? (field.max === 7 ? 6 : field.max) : numberOf(to ?? from, field)
    const step = Number(by ?? 1)
    if (low === undefined || high === undefined || low > high || step < 1) return undefined
    for (let n = low; n <= high; n += step) found.add(field.max === 7 ? n % 7 : n)
  }
  return [...found].sort((a, b) => a - b)
}

function numberOf(word: string | undefined, field: Field): number | undefined {
  if (word === undefined) return undefined
  const named = field.names?.indexOf(word) ?? -1
  const n = named >= 0 ? named + field.min : Number(word)
  return n >= field.min && n <= field.max ? n : undefined
}

function timesOf(cron: Cron): readonly number[] {
  return cron.hours.flatMap((hour) => cron.minutes.map((each) => hour * 60 + each))
}

/** `n` counts days since 1970-01-01, a Thursday. */
function runsOn(cron: Cron, n: number): boolean {
  const date = new Date(n * day)
  if (!cron.months.includes(date.getUTCMonth() + 1)) return false
  const byDay = cron.days.includes(date.getUTCDate())
  const byWeekday = cron.weekdays.includes(date.getUTCDay())
  return cron.anyDay || cron.anyWeekday ? byDay && byWeekday : byDay || byWeekday
}

function listText(list: readonly number[], field: Field, starAllowed: boolean): string {
  const size = field.max === 7 ? 7 : field.max - field.min + 1
  if (list.length === size && starAllowed) return '*'
  const ranges: [number, number][] = []
  for (const n of list) {
    const range = ranges.at(-1)
    if (range && range[1] === n - 1) range[1] = n
    else ranges.push([n, n])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}
