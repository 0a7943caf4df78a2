import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Build starts a service that ends with it',
  why: `Only files are kept of a \`RUN\`: what it starts is gone when it ends, and does not run in the container. Start it
with \`CMD\` or \`ENTRYPOINT\`, one program for each container.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  sources: ['hadolint/DL3001'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    const commands = commandsOf(instruction)
    const last = commands.at(-1)
    // What is started for the commands behind it serves them.
    if (last && starts(last) && last.within.length === 0 && last.after !== '||')
      yield {
        at: last.written[0]?.at ?? ['args'],
        message: `\`${last.name}\` starts what does not outlive this \`RUN\`; start it in \`CMD\``,
      }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN service nginx start
      `,
      good: `
        FROM debian:13
        RUN service postgresql start && createdb app && service postgresql stop
        RUN systemctl enable app
        CMD ["nginx", "-g", "daemon off;"]
      `,
    },
  ],
}

function starts({ name, words, written }: Ran): boolean {
  const texts = words.map(({ text }) => text)
  if (name === 'service') return /^(?:start|restart)$/.test(texts[1] ?? '')
  if (name === 'systemctl') return texts.some((text) => /^(?:start|restart)$/.test(text))
  return /^\/etc\/init\.d\//.test(written[0]?.text ?? '') && /^(?:start|restart)$/.test(texts[0] ?? '')
}
