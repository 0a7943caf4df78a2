import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const subcommands = new Set(['update', 'install', 'upgrade', 'full-upgrade', 'remove', 'autoremove', 'purge', 'clean'])

export const check: Check<Instruction> = {
  title: 'Build uses apt',
  why: `\`apt\` is for people at a terminal: its options and output change between releases. \`apt-get\` is for scripts.`,
  severity: 'low',
  level: 'strict',
  on: Instruction,
  fix: 'safe',
  sources: ['checkov/CKV_DOCKER_9', 'hadolint/DL3027'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, words, written } of commandsOf(instruction)) {
      const at = written.at(-1 - words.length)?.at
      if (name === 'apt' && at && words.some(({ text }) => subcommands.has(text)))
        yield { at, message: '`apt` is not for scripts; use `apt-get`', changes: [{ set: at, to: 'apt-get' }] }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt update && apt install -y curl
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl
      `,
    },
  ],
}
