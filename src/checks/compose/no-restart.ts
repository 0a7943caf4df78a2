import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container stays down once it ends',
  why: `Without \`restart\` a crash, or a restart of the host, leaves the service down until somebody notices.`,
  severity: 'low',
  level: 'strict',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ restart, deploy, key }) {
    if (restart === undefined && deploy?.restart_policy === undefined)
      yield { at: ['restart'], message: `\`${key}\` is not started again; say \`restart: unless-stopped\`` }
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
            restart: unless-stopped
      `,
    },
  ],
}
