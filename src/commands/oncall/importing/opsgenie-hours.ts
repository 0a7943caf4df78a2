import { type Hours, weekdays } from '../../../model/oncall.ts'
import { number, type Raw, rawOf, raws, text } from './draft.ts'
import { hoursOf } from './hours.ts'

/** A time restriction of Opsgenie: of every day, or from a day to a day. */
export function restricted({ type, restriction, restrictions }: Raw): Hours[] | undefined {
  const days: readonly string[] = weekdays
  const time = (one: Raw, which: 'start' | 'end') => number(one[`${which}Hour`]) * 60 + number(one[`${which}Min`])
  if (type === 'time-of-day') {
    const one = rawOf(restriction)
    const length = (time(one, 'end') - time(one, 'start') + 1440) % 1440 || 1440
    return hoursOf(days.map((_, day) => ({ from: day * 1440 + time(one, 'start'), length })))
  }
  return hoursOf(
    raws(restrictions).map((one) => {
      const from = Math.max(0, days.indexOf(text(one.startDay).toLowerCase())) * 1440 + time(one, 'start')
      const to = Math.max(0, days.indexOf(text(one.endDay).toLowerCase())) * 1440 + time(one, 'end')
      return { from, length: (to - from + 7 * 1440) % (7 * 1440) || 7 * 1440 }
    }),
  )
}
