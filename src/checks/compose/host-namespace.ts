import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container shares a namespace of the host',
  why: `With the processes, the shared memory or the users of the host in sight, a container can watch and disturb what runs
beside it, and read the environment of other processes. Leave the field out.`,
  severity: 'medium',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  *run({ pid, ipc, userns_mode, cgroup, image = '' }, { resource }) {
    // What measures the host has to see it.
    if (/node[-_]exporter|cadvisor|netdata|datadog|agent|falco|process-exporter|beyla|ebpf/.test(image)) return
    for (const [field, value] of Object.entries({ pid, ipc, userns_mode, cgroup }))
      if (value === 'host')
        yield {
          at: [field],
          message: `\`${field}: host\` shows it what is the host's; leave it out`,
          related: [{ resource, at: ['image'], message: 'nothing that has to see it' }],
        }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            pid: host
      `,
      good: `
        services:
          web:
            image: nginx:1.30
          node:
            image: prom/node-exporter:v1.11.0
            pid: host
      `,
    },
  ],
}
