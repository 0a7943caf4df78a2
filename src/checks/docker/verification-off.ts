import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { turnsOff, unverified } from '../../kinds/trust.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Build does not verify whom it speaks to',
  why: `With TLS verification off, whoever stands between can put anything into the image. Install the certificate
authority that is missing instead (\`ca-certificates\`, or your own).`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
  sources: ['2', '3', '5', '6', '12', '13', '14', '15', '16'].map((number) => `checkov/CKV2_DOCKER_${number}`),
  *run(instruction) {
    const { name, pairs = {} } = instruction
    if (name === 'ENV' || name === 'ARG')
      for (const [key, value] of Object.entries(pairs))
        if (turnsOff(key, value))
          yield { at: ['pairs', key], message: `\`${key}=${value}\` turns verification off; leave it out` }
    if (name !== 'RUN') return
    for (const command of commandsOf(instruction)) {
      for (const each of command.assignments)
        if (turnsOff(each.name, each.text))
          yield { at: each.at, message: `\`${each.name}=${each.text}\` turns verification off; leave it out` }
      const found = unverified(command)
      if (found)
        yield { at: found.at, message: `\`${command.name} ${found.text}\` turns verification off; leave it out` }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENV NODE_TLS_REJECT_UNAUTHORIZED=0
        RUN curl -fsSk https://example.org/app -o /app && npm config set strict-ssl false
      `,
      good: `
        FROM node:24
        ENV NODE_TLS_REJECT_UNAUTHORIZED=1
        RUN curl -fsS --key k https://example.org/app -o /app && npm config set strict-ssl true
      `,
    },
  ],
}
