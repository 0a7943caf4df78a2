import type { View } from '../../../view.ts'

export const view: View<{ readonly action: number }> = {
  human: ({ action }) => `Action ${action} is on the list.\nNext: devops incident action list`,
}
