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
/** The parts of Go's reference time, longer ones first. */
const parts =
  /January|Monday|2006|-07:00:00|Z07:00:00|-070000|Z070000|-07:00|Z07:00|-0700|Z0700|[.,]0+(?![0-9])|[.,]9+(?![0-9])|MST|Jan|Mon|002|__2|_2|01|02|03|04|05|06|15|PM|pm|-07|Z07|1|2|3|4|5/g

/** A time in UTC by a layout of Go. */
export function formattedTime(layout: string, milliseconds: number): string {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return layout
  const two = (value: number) => String(value).padStart(2, '0')
  const hour = date.getUTCHours()
  const yearDay = Math.floor((milliseconds - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1
  const month = months[date.getUTCMonth()] ?? ''
  const day = days[date.getUTCDay()] ?? ''
  const texts: Readonly<Record<string, string>> = {
    January: month,
    Jan: month.slice(0, 3),
    '01': two(date.getUTCMonth() + 1),
    '1': String(date.getUTCMonth() + 1),
    Monday: day,
    Mon: day.slice(0, 3),
    '02': two(date.getUTCDate()),
    _2: String(date.getUTCDate()).padStart(2, ' '),
    '2': String(date.getUTCDate()),
    __2: String(yearDay).padStart(3, ' '),
    '002': String(yearDay).padStart(3, '0'),
    '15': two(hour),
    '03': two(hour % 12 || 12),
    '3': String(hour % 12 || 12),
    '04': two(date.getUTCMinutes()),
    '4': String(date.getUTCMinutes()),
    '05': two(date.getUTCSeconds()),
    '5': String(date.getUTCSeconds()),
    '2006': String(date.getUTCFullYear()).padStart(4, '0'),
    '06': two(date.getUTCFullYear() % 100),
    PM: hour < 12 ? 'AM' : 'PM',
    pm: hour < 12 ? 'am' : 'pm',
    MST: 'UTC',
    '-0700': '+0000',
    '-07:00': '+00:00',
    '-07': '+00',
    '-070000': '+000000',
    '-07:00:00': '+00:00:00',
  }
  return layout.replace(parts, (part) => {
    if (part.startsWith('Z07')) return 'Z'
    if (part[0] === '.' || part[0] === ',') {
      const fraction = String(date.getUTCMilliseconds())
        .padStart(3, '0')
        .padEnd(9, '0')
        .slice(0, part.length - 1)
      const shown = part[1] === '9' ? fraction.replace(/0+$/, '') : fraction
      return shown === '' ? '' : (part[0] as string) + shown
    }
    return texts[part] ?? part
  })
}

/** Milliseconds since 1970 of a text in a layout of Go; undefined where it does not fit. */
export function parsedTime(layout: string, text: string): number | undefined {
  const seen: string[] = []
  let pattern = ''
  let at = 0
  for (const { 0: part, index } of layout.matchAll(parts)) {
    pattern +=
      literal(layout.slice(at, index)) +
      (fields[part] ??
        (part.startsWith('Z') || part.startsWith('-07') ? '(Z|[+-][0-9:]{2,8})' : '((?:[.,][0-9]{1,9})?)'))
    seen.push(part)
    at = index + part.length
  }
  if (seen.length > 20) return undefined
  const found = new RegExp(`^${pattern}${literal(layout.slice(at))}$`).exec(text.slice(0, 200))
  if (!found) return undefined
  let [year, month, day, hour, minute, second, offset, late] = [1, 1, 1, 0, 0, 0, 0, false]
  for (const [index, part] of seen.entries()) {
    const value = found[index + 1] ?? ''
    if (part === '2006') year = Number(value)
    else if (part === '06') year = Number(value) + (Number(value) >= 69 ? 1900 : 2000)
    else if (part === 'January' || part === 'Jan') month = months.findIndex((name) => name.startsWith(value)) + 1
    else if (part === '01' || part === '1') month = Number(value)
    else if (part === '02' || part === '2' || part === '_2') day = Number(value)
    else if (part === '15' || part === '03' || part === '3') hour = Number(value)
    else if (part === '04' || part === '4') minute = Number(value)
    else if (part === '05' || part === '5') second = Number(value)
    else if (part === 'PM' || part === 'pm') late = value.toLowerCase() === 'pm'
    else if (/^[Z-]0?7/.test(part)) offset = offsetOf(value)
  }
  if (late && hour < 12) hour += 12
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  return date.getUTCDate() === day ? date.getTime() - offset : undefined
}

const fields: Readonly<Record<string, string>> = {
  January: '([A-Z][a-z]+)',
  Jan: '([A-Z][a-z]{2})',
  Monday: '([A-Z][a-z]+)',
  Mon: '([A-Z][a-z]{2})',
  MST: '([A-Z]{3,5})',
  '2006': '([0-9]{4})',
  PM: '(AM|PM)',
  pm: '(am|pm)',
  _2: ' ?([0-9]{1,2})',
  ...Object.fromEntries(['01', '02', '03', '04', '05', '06', '15'].map((part) => [part, '([0-9]{2})'])),
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map((part) => [part, '([0-9]{1,2})'])),
}

function offsetOf(text: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])([0-9]{2}):?([0-9]{2})?/.exec(text) ?? []
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -size : size
}

function literal(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$/]/g, '\\$&')
}
