import type { Me } from '../../../../commands/me/show.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Me> = {
  human: ({ id, name, role, scopes, account }, { paint }) => {
    const ends = account?.passwordUntil
    return [
      `${paint.bold(plain(name))} (${plain(id)}) is ${role}${scopes ? `, for ${plain(scopes.join(', '))}` : ''}.`,
      ...(ends ? [paint.yellow(`The password ends ${minute(ends)}: choose your own with devops me password`)] : []),
    ].join('\n')
  },
}
