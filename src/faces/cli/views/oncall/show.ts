import type { Shown } from '../../../../commands/oncall/show.ts'
import { columns } from '../../columns.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Shown> = {
  human({ schedules, at }, { paint }) {
    const [first] = schedules
    if (!first) return 'There is no schedule yet.\nNext: devops oncall apply FILE'
    const rows = schedules.map(({ schedule, people, until, next }) => [
      schedule,
      people.length > 0 ? people.join(', ') : 'NOBODY',
      until ? minute(until) : 'further notice',
      until ? next.join(', ') || 'nobody' : '',
    ])
    const gap = schedules.find(({ people }) => people.length === 0)
    const next = gap
      ? `devops oncall override ${plain(gap.schedule)} PERSON --to TIME`
      : `devops oncall calendar ${plain(first.schedule)}`
    const table = columns(['schedule', 'on call', 'until', 'then'], rows, paint)
    return `${gap ? table.replaceAll('NOBODY', paint.red('NOBODY')) : table}\n\nAt ${minute(at)}. Next: ${next}`
  },
}
