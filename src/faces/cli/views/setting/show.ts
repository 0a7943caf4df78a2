import type { Shown } from '../../../../commands/setting/show.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<Shown> = {
  human: ({ name, value }, { paint }) =>
    `${paint.bold(plain(name))}\n${plain(JSON.stringify(value, null, 2))}\nNext: devops setting change ${plain(name)} '{...}'`,
}
