import { plain } from '../../../frame.ts'
import type { View } from '../../../view.ts'

export const view: View<{ readonly incident: number; readonly text: string }> = {
  human: ({ incident, text }) => `Done: ${plain(text)}\nNext: devops incident show ${incident}`,
}
