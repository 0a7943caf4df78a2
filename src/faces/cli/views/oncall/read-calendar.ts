import type { CalendarRead } from '../../../../commands/oncall/read-calendar.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<CalendarRead> = {
  human: ({ overrides, replaced, skipped, followed }, { paint }) =>
    [
      `${overrides} overrides of the next half year, in the place of ${replaced}${followed ? '; read again each hour' : ''}.`,
      ...skipped.map((one) => paint.yellow(`for nobody who is known: ${plain(one)}`)),
      'Next: devops oncall overrides',
    ].join('\n'),
}
