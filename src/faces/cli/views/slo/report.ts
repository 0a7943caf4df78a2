import type { SloReport } from '../../../../commands/slo/report.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { bar, good, share } from './parts/drawn.ts'
import { htmlReport, markdownReport } from './parts/reports.ts'

export const view: View<SloReport> = {
  human(report, { paint }) {
    const { objectives, from, to } = report
    if (objectives.length === 0) return 'No objective.\nNext: devops slo apply devops.yaml'
    const width = Math.max(...objectives.map(({ id }) => id.length))
    const lines = objectives.map(({ id, kept, good: is, target, left, spent }) => {
      const verdict =
        kept === undefined ? paint.dim('unmeasured') : kept ? paint.green('kept      ') : paint.red('broken    ')
      const [most] = spent
      const causes = most ? [...most.incidents, ...most.deliveries].join(', ') : ''
      return `${verdict} ${plain(id).padEnd(width)} ${bar(left, paint)} ${is === undefined ? 'no events' : good(is, target)} of ${share(target)}${causes ? `  ${share(most?.share ?? 0)} of it: ${causes}` : ''}`
    })
    return `${from.slice(0, 10)} to ${to.slice(0, 10)}\n\n${lines.join('\n')}\n\nNext: devops slo report --format markdown`
  },
  formats: { markdown: markdownReport, html: htmlReport },
}
