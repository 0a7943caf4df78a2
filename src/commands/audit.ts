import { severities } from '../model/finding.ts'
import { type Audit, type AuditInput, input, output } from './auditing/asked.ts'
import type { Command } from './command.ts'

export type { Audit, AuditInput }

export const command: Command<AuditInput, Audit> = {
  summary: 'Find faults in what a repository holds',
  input,
  positional: ['paths'],
  output,
  role: 'viewer',
  changes: false,
  follows: true,
  verdict: ({ findings, failOn }) =>
    failOn !== 'never' && findings.some(({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn))
      ? 1
      : 0,
  // What judges is loaded only where an earlier answer does not stand.
  async run(asked, world) {
    const { judged } = await import('./auditing/judged.ts')
    return judged(asked, world)
  },
}
