import type { View } from '../../../view.ts'

export const view: View<{ readonly name: string; readonly url: string }> = {
  human: ({ url }) => `Send alerts to ${url}\nIt is shown this once.\nNext: devops alert source list`,
}
