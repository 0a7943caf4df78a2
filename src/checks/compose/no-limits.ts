import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container may take all memory and processes of the host',
  why: `A leak in one service takes the others with it. Say how much memory it may have, and how many processes.`,
  severity: 'low',
  level: 'strict',
  on: ComposeService,
  controls: ['soc2/A1.1', 'nist-800-53/SC-5'],
  *run({ mem_limit, pids_limit, deploy, key }) {
    const { memory, pids } = deploy?.resources?.limits ?? {}
    if (mem_limit === undefined && memory === undefined)
      yield { at: ['mem_limit'], message: `nothing limits the memory of \`${key}\`; set \`mem_limit\`` }
    if (pids_limit === undefined && pids === undefined)
      yield { at: ['pids_limit'], message: `nothing limits the processes of \`${key}\`; set \`pids_limit\`` }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            mem_limit: 256m
            pids_limit: 100
      `,
    },
  ],
}
