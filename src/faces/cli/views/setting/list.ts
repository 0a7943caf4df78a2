import type { Settings } from '../../../../commands/setting/list.ts'
import { columns } from '../../columns.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Settings> = {
  human: ({ settings }, { paint }) => {
    const rows = settings.map(({ name, about, changedAt, changedBy = '' }) => [
      name,
      about,
      changedAt ? `${minute(changedAt)} by ${changedBy}` : 'default',
    ])
    return `${columns(['name', '', 'chosen'], rows, paint)}\n\nNext: devops setting show NAME`
  },
}
