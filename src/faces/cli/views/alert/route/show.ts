import type { ShownRouting } from '../../../../../commands/alert/route/show.ts'
import type { View } from '../../../view.ts'

export const view: View<ShownRouting> = {
  human: ({ version, text, at, by }) =>
    `${text.trimEnd()}\n\n${at ? `Version ${version}, set ${at} by ${by}.` : 'Nobody has set one: this is ours.'}\nNext: devops alert route test severity=critical`,
}
