import type { ShownDelivery } from '../../../../commands/delivery/showing/shown.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { minute } from '../slo/parts/drawn.ts'

export const view: View<{ readonly deliveries: readonly ShownDelivery[] }> = {
  human({ deliveries }, { paint }) {
    const [newest] = deliveries
    if (!newest) return 'No delivery.\nNext: devops delivery record SERVICE VERSION'
    const hue = { started: paint.cyan, succeeded: paint.green, failed: paint.red }
    const lines = deliveries.map(({ id, service, version, environment, status, at, changes, incidents = [] }) =>
      [
        String(id).padStart(6),
        minute(at),
        hue[status](status.padEnd(9)),
        `${plain(service)} ${plain(version)} to ${plain(environment)}`,
        ...(changes.length > 0 ? [paint.dim(`${changes.length} ${changes.length === 1 ? 'commit' : 'commits'}`)] : []),
        ...(incidents.length > 0 ? [paint.red(incidents.join(', '))] : []),
      ].join('  '),
    )
    return `${lines.join('\n')}\n\nNext: devops dora show`
  },
}
