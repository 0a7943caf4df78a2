import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'System shell is replaced',
  why: `Scripts of packages expect the \`/bin/sh\` of their distribution. To write \`RUN\` in bash, say
\`SHELL ["/bin/bash", "-o", "pipefail", "-c"]\`.`,
  severity: 'low',
  level: 'strict',
  on: Instruction,
  sources: ['hadolint/DL4005'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, words, written } of commandsOf(instruction))
      if ((name === 'ln' || name === 'mv' || name === 'cp') && /^(?:\/usr)?\/bin\/sh$/.test(words.at(-1)?.text ?? ''))
        yield { at: written[0]?.at ?? ['args'], message: '`/bin/sh` is replaced for everything; use `SHELL`' }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN ln -sf /bin/bash /bin/sh
      `,
      good: `
        FROM debian:13
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
      `,
    },
  ],
}
