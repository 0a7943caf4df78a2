import type { ShownSilence } from '../../../../../commands/alert/alerting/shown.ts'
import type { View } from '../../../view.ts'

export const view: View<{ readonly silences: readonly ShownSilence[] }> = {
  human({ silences }, { paint }) {
    const [first] = silences
    if (!first) return 'No silence.\nNext: devops alert list'
    const lines = silences.map(
      ({ id, state, matchers, endsAt, createdBy, comment }) =>
        `${id}  ${state.padEnd(7)} until ${endsAt.slice(0, 16).replace('T', ' ')}  ${paint.bold(matchers.join(' '))}  ${paint.dim(`${createdBy}: ${comment}`)}`,
    )
    return `${lines.join('\n')}\n\nNext: devops alert silence expire ${first.id}`
  },
}
