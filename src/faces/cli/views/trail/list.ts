import type { Trail } from '../../../../commands/trail/list.ts'
import { columns } from '../../columns.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Trail> = {
  human: ({ entries, next }, { paint, width }) => {
    const rows = entries.map(({ number, at, actor, action, subject, detail }) => {
      const more = Object.keys(detail).length === 0 ? '' : JSON.stringify(detail)
      return [String(number), minute(at), actor, action, subject, more.slice(0, Math.max(20, width - 80))]
    })
    const table = columns(['number', 'when', 'who', 'what', 'to what', ''], rows, paint, 'Nothing is on record.')
    return `${table}\n\nNext: ${next === undefined ? 'devops trail verify' : `devops trail list --before ${next}`}`
  },
}
