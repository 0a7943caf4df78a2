import type { AlertList } from '../../../../commands/alert/list.ts'
import type { View } from '../../view.ts'
import { alertLine } from './line.ts'

export const view: View<AlertList> = {
  human({ alerts, after }, { paint }) {
    const [first] = alerts
    if (!first) return 'No alert.\nNext: devops alert list --state any'
    const next = after ? `devops alert list --after ${after}` : `devops alert show ${first.fingerprint}`
    return `${alerts.map((alert) => alertLine(alert, paint)).join('\n')}\n\nNext: ${next}`
  },
}
