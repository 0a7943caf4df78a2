import type { z } from 'zod'
import type { command } from '../../../../commands/incident/measures.ts'
import { spokenDuration } from '../../../../values/duration.ts'
import type { View } from '../../view.ts'
import { minute } from './line.ts'

export const view: View<z.infer<(typeof command)['output']>> = {
  human({ from, to, count, bySeverity, mtta, mttr, mtbf, answeredInTime, rows }, { paint }) {
    const figure = (name: string, value: string | undefined, behind: readonly number[], formula: string) =>
      `${name.padEnd(16)} ${paint.bold((value ?? '-').padEnd(12))} ${paint.dim(`${formula}; of ${behind.length}`)}`
    const time = (value: number | undefined) => (value === undefined ? undefined : spokenDuration(value))
    const share = answeredInTime === undefined ? undefined : `${(answeredInTime * 100).toFixed(1)} %`
    const severities = Object.entries(bySeverity).map(([severity, number]) => `SEV${severity} ${number}`)
    return [
      `${count} incident${count === 1 ? '' : 's'} from ${minute(from)} to ${minute(to)} UTC: ${severities.join(', ')}`,
      '',
      figure('MTTA', time(mtta), rows.mtta, 'mean(acknowledged - opened)'),
      figure('MTTR', time(mttr), rows.mttr, 'mean(resolved - opened)'),
      figure('MTBF', time(mtbf), rows.mtbf, '(period - time with any open) / incidents'),
      figure('Answered in time', share, rows.answeredInTime, 'within the time of the severity'),
      '',
      'Next: devops incident measures --format json names the incidents behind each figure',
    ].join('\n')
  },
}
