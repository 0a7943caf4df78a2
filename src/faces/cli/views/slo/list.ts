import type { SloRow } from '../../../../commands/slo/list.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { bar, good, hue, minute, rest, share } from './parts/drawn.ts'

export const view: View<{ readonly objectives: readonly SloRow[] }> = {
  human({ objectives }, { paint }) {
    const [worst] = objectives
    if (!worst) return 'No objective.\nNext: devops slo apply devops.yaml'
    const width = Math.max(...objectives.map(({ id }) => id.length))
    const states = { burning: paint.red, spent: paint.red, short: paint.yellow, unmeasured: paint.dim, ok: paint.green }
    const lines = objectives.map(({ id, state, left, good: is, target, burn, depletedAt, failure }) => {
      const name = plain(id).padEnd(width)
      const promise = `of ${share(target)}`
      if (left === undefined)
        return `${states[state](state.padEnd(10))} ${name}  ${promise}  ${failure ? plain(failure) : 'not measured yet'}`
      return [
        states[state](state.padEnd(10)),
        name,
        ` ${bar(left, paint)} ${hue(left, paint)(rest(left))}`,
        ` ${is === undefined ? 'no events' : good(is, target)} ${promise}`,
        ...(burn !== undefined && burn > 0 ? [` burn ${Number(burn.toPrecision(3))}`] : []),
        ...(depletedAt && left > 0 ? [` gone ${minute(depletedAt)}`] : []),
      ].join(' ')
    })
    return `${lines.join('\n')}\n\nNext: devops slo show ${worst.id}`
  },
}
