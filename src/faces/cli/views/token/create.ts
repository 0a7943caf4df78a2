import type { Created } from '../../../../commands/token/create.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Created> = {
  human: ({ token: { name, role, endsAt, scopes }, secret }, { paint }) =>
    `${paint.bold(plain(name))} is ${role}${scopes ? ` for ${plain(scopes.join(', '))}` : ''} until ${minute(endsAt)}.\n\n  ${paint.bold(secret)}\n\nIt is shown this once. Next: DEVOPS_TOKEN=... devops me show`,
}
