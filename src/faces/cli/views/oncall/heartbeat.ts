import type { Pulse } from '../../../../commands/oncall/heartbeat.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Pulse> = {
  human({ configured, well, at, checks }, { paint }) {
    const lines = checks.map(
      (check) => `${check.well ? paint.green('well') : paint.red('ill ')} ${check.name}: ${plain(check.detail)}`,
    )
    return [
      at === undefined
        ? 'The pager has not looked at itself yet; it does each minute.'
        : `${well ? 'All is well' : paint.red('Something is wrong, or nothing was looked at for minutes')}; looked at ${minute(at)}.`,
      ...lines,
      configured ? 'A dead-man switch is told each minute.' : 'Nobody outside would notice if this server ended.',
      `Next: ${configured ? 'devops oncall test' : 'devops oncall heartbeat --url ADDRESS'}`,
    ].join('\n')
  },
}
