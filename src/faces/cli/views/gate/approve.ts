import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { minute } from '../slo/parts/drawn.ts'

export const view: View<{ readonly service: string; readonly until: string }> = {
  human: ({ service, until }) =>
    `Others may deploy ${plain(service)} until ${minute(until)} UTC where the gate asks for a yes.\nNext: devops gate deploy ${plain(service)}`,
}
