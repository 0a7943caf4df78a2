import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

const dangerous = new Set([
  'ALL',
  'SYS_ADMIN',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_PTRACE',
  'DAC_READ_SEARCH',
  'BPF',
  'SYS_BOOT',
  'MAC_ADMIN',
])

export const check: Check<ComposeService> = {
  title: 'Container is given a capability that leads to the host',
  why: `With one of these a process gets out of its container: it mounts the disks, loads modules or reads any file. Name the
one capability that the program needs; mostly it is none.`,
  severity: 'medium',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'pci-dss/2.2.1'],
  *run({ cap_add = [] }) {
    for (const [index, each = ''] of cap_add.entries())
      if (dangerous.has(each.toUpperCase().replace(/^CAP_/, '')))
        yield {
          at: ['cap_add', index],
          message: `\`${each}\` leads out of the container; leave it out, or name a smaller one`,
        }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            cap_add: [SYS_ADMIN]
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            cap_add: [NET_BIND_SERVICE, NET_ADMIN]
      `,
    },
  ],
}
