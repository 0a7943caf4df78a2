import type { Exported } from '../../../../commands/oncall/export.ts'
import type { View } from '../../view.ts'

export const view: View<Exported> = { human: ({ text }) => text }
