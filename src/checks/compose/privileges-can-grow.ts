import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Process may gain privileges',
  why: `A program with the setuid bit makes root of whoever starts it. \`no-new-privileges\` takes that from everything in the
container.`,
  severity: 'low',
  level: 'strict',
  on: ComposeService,
  controls: ['nist-800-53/AC-6'],
  *run({ security_opt = [], key }) {
    if (!security_opt.some((each) => each === undefined || /^no-new-privileges(?:[:=]true)?$/.test(each)))
      yield { at: ['security_opt'], message: `\`${key}\` may gain privileges; add \`no-new-privileges:true\`` }
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
            security_opt: ["no-new-privileges:true"]
      `,
    },
  ],
}
