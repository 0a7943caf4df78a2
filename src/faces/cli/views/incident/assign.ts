import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<{ readonly roles: Readonly<Record<string, string>> }> = {
  human: ({ roles }) =>
    `${Object.entries(roles)
      .map(([role, person]) => `${role}: ${plain(person)}`)
      .join('\n')}\nNext: devops incident list --open`,
}
