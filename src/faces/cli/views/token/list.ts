import type { Tokens } from '../../../../commands/token/list.ts'
import { columns } from '../../columns.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Tokens> = {
  human: ({ tokens }, { paint }) => {
    const rows = tokens.map(({ name, account, role, scopes, endsAt, usedAt, revokedAt }) => [
      name,
      account,
      role,
      scopes?.join(' ') ?? 'all',
      usedAt ? minute(usedAt) : 'never',
      revokedAt ? `revoked ${minute(revokedAt)}` : minute(endsAt),
    ])
    const headings = ['name', 'of', 'role', 'commands', 'last used', 'ends']
    return `${columns(headings, rows, paint)}\n\nNext: devops token create NAME --role operator --scopes 'gate/*'`
  },
}
