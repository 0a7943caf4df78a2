import type { Quality } from '../../../../commands/oncall/quality.ts'
import { columns } from '../../columns.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Quality> = {
  human({ schedule, from, to, coverage, gaps, loads, unfairness }, { paint }) {
    const rows = loads.map((load) => [
      load.person,
      ...[
        load.shifts,
        load.hours,
        load.nights,
        load.weekends,
        load.longest,
        load.shortestRest ?? '',
        load.nightsInARow,
      ].map(String),
    ])
    const heads = ['person', 'shifts', 'hours', 'nights', 'weekends', 'longest h', 'least rest h', 'nights in a row']
    const share = (Math.floor(coverage * 1e4) / 100).toFixed(2)
    const uneven = Object.entries(unfairness).map(([what, value]) => `${what} ${value.toFixed(2)}`)
    return [
      `${plain(schedule)} from ${minute(from)} to ${minute(to)}`,
      columns(heads, rows, paint),
      `\nSomebody is on call ${gaps.length > 0 ? paint.red(`${share} %`) : `${share} %`} of the time; ${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}.`,
      `Unfairness (0 is even, 1 is all on one): ${uneven.join(', ')}.`,
      `Next: devops oncall calendar ${plain(schedule)}`,
    ].join('\n')
  },
}
