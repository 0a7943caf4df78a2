import type { Users } from '../../../../commands/user/list.ts'
import { columns } from '../../columns.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Users> = {
  human: ({ users }, { paint }) => {
    const rows = users.map(({ name, role, shown, seenAt, removedAt, email }) => [
      name,
      removedAt ? 'taken away' : role,
      shown + (email ? ` <${email}>` : ''),
      seenAt ? minute(seenAt) : 'never',
    ])
    return `${columns(['name', 'role', 'called', 'last seen'], rows, paint)}\n\nNext: devops user add NAME --role responder`
  },
}
