import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { minute } from '../slo/parts/drawn.ts'

interface Output {
  readonly freezes: readonly {
    readonly id: number
    readonly service?: string
    readonly from: string
    readonly to: string
    readonly reason: string
    readonly by: string
  }[]
}

export const view: View<Output> = {
  human({ freezes }) {
    if (freezes.length === 0) return 'No freeze holds or will.\nNext: devops gate freeze REASON --to 2026-12-27T00:00Z'
    const lines = freezes.map(
      ({ id, service, from, to, reason, by }) =>
        `${String(id).padStart(4)}  ${minute(from)} to ${minute(to)}  ${plain(service ?? 'all services')}: ${plain(reason)} (${plain(by)})`,
    )
    return `${lines.join('\n')}\n\nNext: devops gate thaw ${freezes[0]?.id}`
  },
}
