import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Download floods the build log',
  why: `Without a terminal \`wget\` writes a line for every 50 kB. Say \`--progress=dot:giga\` or \`-nv\`.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  sources: ['hadolint/DL3047'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, words, written } of commandsOf(instruction)) {
      const quiet = words.some(({ text }) =>
        /^(?:--progress|--quiet|--no-verbose|--output-file|--append-output|-nv|-[a-zA-Z]*q|-o$|-a$|--version|--help)/.test(
          text,
        ),
      )
      if (name === 'wget' && words.length > 0 && !quiet)
        yield { at: written[0]?.at ?? ['args'], message: '`wget` reports each 50 kB; add `--progress=dot:giga`' }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN wget https://example.org/app.tar.gz
      `,
      good: `
        FROM debian:13
        RUN wget -q https://example.org/app.tar.gz && wget --progress=dot:giga https://example.org/b
      `,
    },
  ],
}
