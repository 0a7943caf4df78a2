import type { Sources } from '../../../../../commands/alert/source/list.ts'
import type { View } from '../../../view.ts'

export const view: View<Sources> = {
  human({ sources }) {
    if (sources.length === 0) return 'Nobody sends alerts by a webhook.\nNext: devops alert source add grafana grafana'
    const lines = sources.map(
      ({ name, kind, heardAt }) =>
        `${name.padEnd(20)} ${kind.padEnd(12)} ${heardAt ? `heard ${heardAt}` : 'never heard'}`,
    )
    return `${lines.join('\n')}\n\nNext: devops alert list`
  },
}
