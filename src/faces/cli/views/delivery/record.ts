import type { ShownDelivery } from '../../../../commands/delivery/showing/shown.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<{ readonly delivery?: ShownDelivery; readonly known: boolean }> = {
  human({ delivery }, { paint }) {
    if (!delivery) return `${paint.dim('known')} already\nNext: devops delivery list`
    const { id, service, version, environment, status } = delivery
    return `delivery/${id}: ${plain(service)} ${plain(version)} to ${plain(environment)} ${status}\nNext: devops slo list ${plain(service)}`
  },
}
