import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Repository key is added with apt-key',
  why: `\`apt-key\` trusts the key for every repository, and is gone from Debian 13 and Ubuntu 26.04 on: the build breaks with
the next base image. Put the key into \`/etc/apt/keyrings\` and name it by \`signed-by\`.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  controls: ['nist-800-53/SR-4'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, words, written } of commandsOf(instruction))
      if (name === 'apt-key' && words.some(({ text }) => /^(?:add|adv)$/.test(text)))
        yield { at: written[0]?.at ?? ['args'], message: '`apt-key` is going away; use `signed-by` with a key file' }
  },
  examples: [
    {
      bad: `
        FROM debian:12
        RUN curl -fsS https://example.org/key.asc | apt-key add -
      `,
      good: `
        FROM debian:12
        RUN curl -fsS https://example.org/key.asc -o /etc/apt/keyrings/example.asc
      `,
    },
  ],
}
