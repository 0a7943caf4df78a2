import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { minute } from '../slo/parts/drawn.ts'

interface Output {
  readonly id: number
  readonly service?: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

export const view: View<Output> = {
  human: ({ id, service, from, to, reason }) =>
    `freeze/${id}: nothing of ${plain(service ?? 'all services')} goes out from ${minute(from)} to ${minute(to)} UTC: ${plain(reason)}\nNext: devops gate freezes`,
}
