import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Port is published on all interfaces',
  why: `Without an address a port is open to every network of the host, past its firewall. Name the address that it is for.`,
  severity: 'info',
  level: 'strict',
  on: ComposeService,
  controls: ['nist-800-53/SC-7'],
  sources: ['dclint/no-unbound-port-interfaces'],
  *run({ ports = [] }) {
    for (const [index, port] of ports.entries())
      if (port?.published !== undefined && port.host_ip === undefined)
        yield {
          at: ['ports', index, 'published'],
          message: `port ${port.published} is open on all interfaces; name an address`,
        }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            ports: ["8080:80"]
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
