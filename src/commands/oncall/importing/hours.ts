import { type Hours, type Weekday, weekdays } from '../../../model/oncall.ts'

const week = 7 * 1440

/** Stretches of the week, each in minutes from Monday midnight and for how long, as hours of days; `undefined` where they are always. */
export function hoursOf(stretches: readonly { readonly from: number; readonly length: number }[]): Hours[] | undefined {
  if (stretches.some(({ length }) => length >= week)) return undefined
  const days = new Map<string, Weekday[]>()
  for (const { from, length } of stretches) {
    let at = ((from % week) + week) % week
    // No hours of ours are longer than a day, so a long stretch is cut at each midnight.
    for (let left = length; left > 0; ) {
      const minute = at % 1440
      const part = left <= 1440 ? left : 1440 - minute
      const key = `${clock(minute)} ${clock((minute + part) % 1440)}`
      const day = weekdays[Math.floor(at / 1440)] ?? 'monday'
      days.set(key, [...(days.get(key) ?? []), day])
      left -= part
      at = (at + part) % week
    }
  }
  return [...days].map(([key, of]) => {
    const [from = '', to = ''] = key.split(' ')
    return { days: weekdays.filter((day) => of.includes(day)), from, to }
  })
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
