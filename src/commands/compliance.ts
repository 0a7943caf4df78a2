import { type Compliance, type ComplianceInput, input, output } from './auditing/compliance-asked.ts'
import type { Command } from './command.ts'

export type { Compliance, ComplianceInput }

export const command: Command<ComplianceInput, Compliance> = {
  summary: 'Say control by control what files show of a framework, and what they cannot show',
  input,
  positional: ['paths'],
  output,
  role: 'viewer',
  changes: false,
  follows: true,
  verdict: ({ frameworks }) => (frameworks.some(({ notMet }) => notMet > 0) ? 1 : 0),
  async run(asked, world) {
    const { complied } = await import('./auditing/complied.ts')
    return complied(asked, world)
  },
}
