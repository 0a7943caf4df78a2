import type { Calendar } from '../../../../commands/oncall/calendar.ts'
import { columns } from '../../columns.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Calendar> = {
  human({ schedule, shifts, gaps }, { paint }) {
    const rows = [
      ...shifts.map(({ person, from, to, rotation, override }) => ({
        from,
        cells: [minute(from), minute(to), person, rotation ?? `override ${override}`],
      })),
      ...gaps.map(({ from, to }) => ({ from, cells: [minute(from), minute(to), 'NOBODY', 'a gap'] })),
    ]
    const table = columns(
      ['from', 'to', 'on call', 'by'],
      rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).map(({ cells }) => cells),
      paint,
    )
    const name = plain(schedule)
    const next =
      gaps.length > 0
        ? `devops oncall override ${name} PERSON --from ${gaps[0]?.from} --to ${gaps[0]?.to}`
        : `devops oncall quality ${name}`
    return `${table.replaceAll('NOBODY', paint.red('NOBODY'))}\n\nNext: ${next}`
  },
}
