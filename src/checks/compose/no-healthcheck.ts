import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Nothing checks whether the service works',
  why: `Docker sees only whether the process runs. With a health check others can wait until it answers, and a dead one shows.`,
  severity: 'info',
  level: 'strict',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ healthcheck, build, key }, { resource }) {
    if (healthcheck === undefined && build === undefined)
      yield {
        at: ['healthcheck'],
        message: `\`${key}\` has no \`healthcheck\`; write one`,
        related: [{ resource, at: ['build'], message: 'it is not built here, where the image could have one' }],
      }
    else if (healthcheck?.disable === true)
      yield { at: ['healthcheck', 'disable'], message: `the check of \`${key}\` is turned off; let it check` }
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
            healthcheck: { test: curl -f http://localhost }
          api:
            build: .
      `,
    },
  ],
}
