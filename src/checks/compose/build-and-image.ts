import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Service is both built and pulled',
  why: `Where both stand, Compose pulls the image if it can, and builds it if not: what runs depends on the machine. Say
\`pull_policy: build\`, or keep one of them.`,
  severity: 'info',
  level: 'strict',
  on: ComposeService,
  sources: ['dclint/no-build-and-image'],
  *run({ build, image, pull_policy }, { resource }) {
    if (build && image !== undefined && pull_policy === undefined)
      yield {
        at: ['image'],
        message: `\`${image}\` may be pulled or built; say \`pull_policy: build\``,
        related: [{ resource, at: ['pull_policy'], message: 'does not say which' }],
      }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            build: .
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
            build: .
            pull_policy: build
      `,
    },
  ],
}
