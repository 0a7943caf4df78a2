import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Build sets the password of a user',
  why: `A password that is set while building is in a layer, and the same in every container. A container needs no login:
leave its users without a password.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  sources: ['checkov/CKV2_DOCKER_17'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, written } of commandsOf(instruction))
      if (name === 'chpasswd')
        yield {
          at: written[0]?.at ?? ['args'],
          message: '`chpasswd` puts a password into a layer; leave the user without',
        }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN echo 'root:hunter2' | chpasswd
      `,
      good: `
        FROM debian:13
        RUN useradd --system app
      `,
    },
  ],
}
