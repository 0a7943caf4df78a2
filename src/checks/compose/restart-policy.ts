import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Restart policy is none',
  why: `Docker knows \`no\`, \`always\`, \`unless-stopped\` and \`on-failure\`, the last with a number of attempts: the container is
not created with another.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ restart }) {
    if (restart !== undefined && !/^(?:no|always|unless-stopped|on-failure(?::\d+)?|)$/.test(restart))
      yield {
        at: ['restart'],
        message: `\`restart: ${restart}\` is no policy; write \`unless-stopped\` or \`on-failure\``,
      }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            restart: allways
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            restart: on-failure:5
      `,
    },
  ],
}
