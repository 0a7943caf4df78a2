import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container keeps capabilities that it may not need',
  why: `Docker leaves fourteen capabilities to every container. Drop all, and add what is missed.`,
  severity: 'info',
  level: 'strict',
  on: ComposeService,
  controls: ['nist-800-53/AC-6'],
  *run({ cap_drop = [], key, privileged }) {
    if (privileged !== true && !cap_drop.some((each) => each === undefined || /^all$/i.test(each)))
      yield {
        at: ['cap_drop'],
        message: `\`${key}\` keeps the capabilities that all containers get; say \`cap_drop: [ALL]\``,
      }
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
            cap_drop: [ALL]
      `,
    },
  ],
}
