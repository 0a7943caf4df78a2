import type { Overridden } from '../../../../commands/oncall/override.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { overridden } from './overridden.ts'

export const view: View<Overridden> = {
  human: (output, page) =>
    `${overridden(output, page)}\n\nNext: ${`devops oncall calendar ${plain(output.overrides[0]?.schedule ?? '')}`}`,
}
