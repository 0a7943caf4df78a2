import type { View } from '../../view.ts'

export const view: View<{ readonly incident: number }> = {
  human: ({ incident }) => `The review is kept.\nNext: devops incident show ${incident}`,
}
