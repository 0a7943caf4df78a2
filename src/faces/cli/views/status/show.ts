import type { PublicStatus } from '../../../../commands/status/show.ts'
import type { View } from '../../view.ts'

export const view: View<PublicStatus> = {
  human({ state, incidents }) {
    const lines = incidents.map(
      ({ id, title, state, messages: [newest] }) => `#${id} ${state}: ${title}${newest ? `\n  ${newest.text}` : ''}`,
    )
    const head =
      state === 'works' ? 'Everything works, as far as the status page says.' : 'The status page tells of disturbances.'
    return [head, ...lines, '', 'Next: devops incident note NUMBER TEXT --public'].join('\n')
  },
}
