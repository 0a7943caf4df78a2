import type { View } from '../../../view.ts'

export const view: View<{ readonly name: string }> = {
  human: ({ name }) => `Nothing is taken from ${name} any more.\nNext: devops alert source list`,
}
