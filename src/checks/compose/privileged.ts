import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container runs privileged',
  why: `A privileged container has every capability and every device of the host: whoever breaks into it has the machine.
Give it the devices and capabilities that it needs, by name.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'pci-dss/2.2.1'],
  *run({ privileged, build }) {
    if (privileged === true)
      yield {
        at: ['privileged'],
        message: '`privileged: true` gives it the host; name `devices` and `cap_add` instead',
      }
    if (build?.privileged === true)
      yield { at: ['build', 'privileged'], message: '`privileged: true` gives the build the host; leave it out' }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            privileged: true
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            cap_add: [NET_BIND_SERVICE]
      `,
    },
  ],
}
