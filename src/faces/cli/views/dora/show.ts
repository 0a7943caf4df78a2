import type { DoraShown } from '../../../../commands/dora/show.ts'
import type { View } from '../../view.ts'
import { lasting, share } from '../slo/parts/drawn.ts'

export const view: View<DoraShown> = {
  human({ from, to, environment, frequency, leadTime, changeFailure, restore }, { paint }) {
    const line = (name: string, { value, unit, formula, rows }: DoraShown['frequency']) =>
      `${name.padEnd(22)} ${paint.bold(said(value, unit).padEnd(12))} from ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}\n${' '.repeat(23)}${paint.dim(formula)}`
    return [
      `${environment}, ${from.slice(0, 10)} to ${to.slice(0, 10)}`,
      [
        line('Deployment frequency', frequency),
        line('Lead time', leadTime),
        line('Change failure rate', changeFailure),
        line('Time to restore', restore),
      ].join('\n'),
      'Next: devops dora show --format json shows the rows of each',
    ].join('\n\n')
  },
}

function said(value: number | undefined, unit: DoraShown['frequency']['unit']): string {
  if (value === undefined) return 'nothing yet'
  if (unit === 'share') return share(value)
  return unit === 'milliseconds' ? lasting(value) : `${Number(value.toPrecision(3))} a day`
}
