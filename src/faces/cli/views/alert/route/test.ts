import type { Routed } from '../../../../../commands/alert/route/test.ts'
import { printDuration } from '../../../../../values/duration.ts'
import type { View } from '../../../view.ts'

export const view: View<Routed> = {
  human({ routes }, { paint }) {
    const lines = routes.map(
      ({ route, receiver, group, wait, interval, repeat }) =>
        `${paint.bold(receiver)}  ${route}  group ${group}, told after ${printDuration(wait)}, again after ${printDuration(interval)} when it changed, after ${printDuration(repeat)} when not`,
    )
    return `${lines.join('\n')}\n\nNext: devops alert route show`
  },
}
