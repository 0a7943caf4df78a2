import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

const sensitive = /^\/(?:|etc|root|boot|bin|sbin|lib|lib64|usr|dev|proc|sys|var|run|var\/run|var\/lib\/docker|home)\/?$/

export const check: Check<ComposeService> = {
  title: 'Container can write where the host keeps its own',
  why: `What writes to these directories changes the host: its users, its programs, its start. Mount the file or directory that
is needed, and read-only (\`:ro\`) where reading is enough.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  *run({ volumes = [] }) {
    for (const [index, volume] of volumes.entries()) {
      const { source = '', read_only, type } = volume ?? {}
      if (type === 'bind' && sensitive.test(source) && read_only !== true)
        yield {
          at: ['volumes', index, 'source'],
          message: `\`${source}\` of the host is mounted to be written; mount less of it, or add \`:ro\``,
        }
    }
  },
  examples: [
    {
      bad: `
        services:
          agent:
            image: acme/agent:1.2
            volumes: ["/etc:/host/etc"]
      `,
      good: `
        services:
          agent:
            image: acme/agent:1.2
            volumes: ["/:/host:ro", "/etc/localtime:/etc/localtime"]
      `,
    },
  ],
}
