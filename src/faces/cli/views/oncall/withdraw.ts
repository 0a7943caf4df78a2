import type { Overridden } from '../../../../commands/oncall/override.ts'

import type { View } from '../../view.ts'
import { overridden } from './overridden.ts'

export const view: View<Overridden> = {
  human: (output, page) => `Taken back:\n${overridden(output, page)}\n\nNext: ${'devops oncall show'}`,
}
