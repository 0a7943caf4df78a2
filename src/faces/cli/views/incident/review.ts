import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<{ readonly text: string; readonly draft: boolean }> = {
  human: ({ text, draft }, { paint }) =>
    `${text.split('\n').map(plain).join('\n')}\n${draft ? paint.dim('A draft from the history.') : ''}\nNext: devops incident write-review NUMBER review.md`,
  formats: { markdown: ({ text }) => text },
}
