import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const pointless = new Set([
  'shutdown',
  'reboot',
  'ps',
  'free',
  'top',
  'kill',
  'mount',
  'ifconfig',
  'vim',
  'nano',
  'htop',
])

export const check: Check<Instruction> = {
  title: 'Command is of no use in a build',
  why: `The program is for people at a terminal or for a running system; in a \`RUN\` it changes nothing that is kept.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  sources: ['hadolint/DL3001'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { name, written } of commandsOf(instruction))
      if (pointless.has(name))
        yield { at: written[0]?.at ?? ['args'], message: `\`${name}\` changes nothing in the image; leave it out` }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN free -m
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y procps vim
      `,
    },
  ],
}
