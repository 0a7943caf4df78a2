import { type EstateInput, type EstateShown, input, output, type Thing } from './auditing/estate-asked.ts'
import type { Command } from './command.ts'

export type { EstateShown, Thing }

export const command: Command<EstateInput, EstateShown> = {
  summary: 'Show what a repository holds, how it hangs together, and what was not understood',
  input,
  positional: ['paths'],
  output,
  role: 'viewer',
  changes: false,
  follows: true,
  // What reads is loaded only where an earlier answer does not stand.
  async run(asked, world) {
    const { shown } = await import('./auditing/estate-shown.ts')
    return shown(asked, world)
  },
}
