import type { View } from '../../../view.ts'

export const view: View<{ readonly id: string }> = {
  human: ({ id }) => `Silence ${id} is over.\nNext: devops alert list`,
}
