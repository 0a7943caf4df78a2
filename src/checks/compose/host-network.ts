import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container is on the network of the host',
  why: `Each port that it opens is open on the host, it reaches what listens on localhost there, and services cannot find it by
name. Publish the ports that are meant for others.`,
  severity: 'low',
  level: 'strict',
  on: ComposeService,
  controls: ['nist-800-53/SC-7'],
  *run({ network_mode }) {
    if (network_mode === 'host')
      yield {
        at: ['network_mode'],
        message: '`network_mode: host` takes the network of the host; publish `ports` instead',
      }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            network_mode: host
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            ports: ["127.0.0.1:8080:80"]
      `,
    },
  ],
}
