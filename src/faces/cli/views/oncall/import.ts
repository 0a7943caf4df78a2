import type { ImportedFile } from '../../../../commands/oncall/import.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<ImportedFile> = {
  human: ({ people, schedules, escalations, left }, { paint }) =>
    [
      `${people} people, ${schedules} schedules, ${escalations} escalations.`,
      ...left.map((one) => `${paint.yellow('not taken over')}  ${plain(one)}`),
      'Next: the same with --output yaml=oncall.yaml, then devops oncall apply oncall.yaml --dry-run',
    ].join('\n'),
  formats: { yaml: ({ text }) => text },
}
