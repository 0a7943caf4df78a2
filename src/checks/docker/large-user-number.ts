import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { option } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'User with a large number makes a huge layer',
  why: `\`useradd\` writes a record at the place of the number in \`/var/log/lastlog\`: with a large one the file is gigabytes
of nothing, and some builders store all of it. Say \`--no-log-init\`.`,
  severity: 'low',
  level: 'default',
  on: Instruction,
  sources: ['hadolint/DL3046'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const command of commandsOf(instruction)) {
      if (command.name !== 'useradd' || option(command, '--no-log-init', '-l')) continue
      if (command.words.some(({ text }) => /^-[a-zA-Z]*l/.test(text))) continue
      const at = command.words.findIndex(({ text }) => /^(?:-[a-zA-Z]*u|--uid)$/.test(text))
      const number = at < 0 ? option(command, '--uid')?.text.slice(6) : command.words[at + 1]?.value
      if (number !== undefined && /^\d{6,10}$/.test(number))
        yield {
          at: command.written[0]?.at ?? ['args'],
          message: `\`useradd\` with number ${number}; add \`--no-log-init\``,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN useradd -u 1000650000 app
      `,
      good: `
        FROM debian:13
        RUN useradd --no-log-init -u 1000650000 app && useradd -u 1000 other
      `,
    },
  ],
}
