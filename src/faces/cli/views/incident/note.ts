import type { View } from '../../view.ts'

export const view: View<{ readonly incident: number }> = {
  human: ({ incident }) => `The history says so now.\nNext: devops incident show ${incident}`,
}
