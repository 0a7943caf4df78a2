import type { View } from '../../view.ts'

export const view: View<{ readonly ended: number }> = {
  human: ({ ended }) => `freeze/${ended} has ended.\nNext: devops gate freezes`,
}
