import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Health check cannot work',
  why: `A list for \`test\` begins with \`CMD\`, \`CMD-SHELL\` or \`NONE\`; behind \`CMD\` no shell is there to follow \`||\` or \`&&\`.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ healthcheck }) {
    const { test = [] } = healthcheck ?? {}
    const [first, ...rest] = test
    if (first !== undefined && !/^(?:CMD|CMD-SHELL|NONE)$/.test(first))
      yield {
        at: ['healthcheck', 'test', 0],
        message: `\`${first}\` is run by nobody; begin the list with \`CMD\` or \`CMD-SHELL\``,
      }
    if (first === 'CMD' && !/^(?:\/bin\/|\/usr\/bin\/)?(?:ba|da|a)?sh$/.test(rest[0] ?? ''))
      for (const [index, word] of rest.entries())
        if (
          word === '||' ||
          word === '&&' ||
          word === '|' ||
          (rest.length === 1 && /\s/.test(word ?? '') && !/^\//.test(word ?? ''))
        )
          yield {
            at: ['healthcheck', 'test', index + 1],
            message: `\`${word}\` needs a shell; begin the list with \`CMD-SHELL\`, and write one text`,
          }
    if (first === 'CMD-SHELL' && rest.length > 1)
      yield { at: ['healthcheck', 'test', 2], message: 'the shell takes one text, and drops what follows; join it' }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            healthcheck: { test: [curl, -f, http://localhost:3000] }
          web:
            image: acme/web:1.2
            healthcheck: { test: [CMD, curl, -f, http://localhost:3000, "||", exit, "1"] }
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
            healthcheck: { test: [CMD, curl, -f, http://localhost:3000] }
          web:
            image: acme/web:1.2
            healthcheck: { test: curl -f http://localhost:3000 || exit 1 }
      `,
    },
  ],
}
