import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Package lists stay in the image',
  why: `The lists of \`apt-get update\` are some 20 MB of every pull, and a later layer cannot take them out again. Remove
them in the same \`RUN\`, or keep them in a cache mount.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  sources: ['hadolint/DL3009'],
  *run(instruction) {
    const { name, lastStage, flags = {}, args } = instruction
    if (name !== 'RUN' || !lastStage || JSON.stringify(flags.mount ?? '').includes('/var/lib/apt')) return
    const update = commandsOf(instruction).find(
      (command) => command.name === 'apt-get' && command.words.some(({ text }) => text === 'update'),
    )
    if (update && !/\/var\/lib\/apt|apt-get\s+dist-clean/.test(args))
      yield { at: update.written[0]?.at ?? ['args'], message: 'remove `/var/lib/apt/lists/*` in this `RUN`' }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
      `,
    },
  ],
}
