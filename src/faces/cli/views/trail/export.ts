import type { Exported } from '../../../../commands/trail/export.ts'
import type { View } from '../../view.ts'

export const view: View<Exported> = { human: ({ text }) => text }
