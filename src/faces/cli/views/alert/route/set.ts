import type { Configured } from '../../../../../commands/alert/alerting/configuring.ts'
import type { View } from '../../../view.ts'

export const view: View<Configured> = {
  human: ({ version, alerts }) =>
    `Version ${version} is in force; ${alerts} alert${alerts === 1 ? '' : 's'} went into their groups anew.\nNext: devops alert route test severity=critical`,
}
