import type { Tested } from '../../../../commands/oncall/test.ts'
import { columns } from '../../columns.ts'
import type { View } from '../../view.ts'

export const view: View<Tested> = {
  human({ pages }, { paint }) {
    const rows = pages.map(({ contact, by, page }) => [contact, by, page])
    return `${columns(['contact', 'by', 'page'], rows, paint)}\n\nOn their way. Next: devops oncall pages`
  },
}
