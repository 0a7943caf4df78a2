import type { Simulated } from '../../../../commands/oncall/simulate.ts'
import { printDuration } from '../../../../values/duration.ts'
import { columns } from '../../columns.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Simulated> = {
  human({ at, escalation, severity, pages, missed, exhaustedAt }, { paint }) {
    const after = (time: string) => `+${printDuration(Date.parse(time) - Date.parse(at))}`
    const rows = pages.map(({ at: time, person, contact, by, because, step, round }) => [
      after(time),
      minute(time),
      person ?? '',
      contact,
      by,
      `step ${step}${round > 1 ? `, round ${round}` : ''}: ${because}`,
    ])
    const lines = [
      `${plain(escalation)}, severity ${severity}, at ${minute(at)}; nobody is paged now.`,
      columns(['after', 'at', 'person', 'contact', 'by', 'because'], rows, paint, paint.red('Nobody would be paged.')),
      ...missed.map(({ at: time, target, why }) => paint.yellow(`${after(time)} ${plain(target)}: ${plain(why)}`)),
      ...(exhaustedAt ? [`${after(exhaustedAt)} everybody was told.`] : []),
    ]
    return `${lines.join('\n')}\n\nNext: devops oncall test`
  },
}
