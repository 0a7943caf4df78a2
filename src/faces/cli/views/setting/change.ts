import type { Changed } from '../../../../commands/setting/change.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<Changed> = {
  human: ({ name, value }, { paint }) =>
    `${paint.bold(plain(name))}\n${plain(JSON.stringify(value, null, 2))}\nNext: devops setting change ${plain(name)} '{...}'`,
}
