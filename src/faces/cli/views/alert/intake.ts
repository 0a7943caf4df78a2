import type { View } from '../../view.ts'

export const view: View<{ readonly fingerprint: string }> = {
  human: ({ fingerprint }) => `Taken: ${fingerprint}\nNext: devops alert show ${fingerprint}`,
}
