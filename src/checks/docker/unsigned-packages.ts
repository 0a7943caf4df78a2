import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { unsigned } from '../../kinds/trust.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Packages are installed without checking their signature',
  why: `The signature is what tells a package of the distribution from one that somebody put in between. Install the key
of the repository instead of turning the check off.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7', 'nist-800-53/SR-4'],
  sources: ['checkov/CKV2_DOCKER_7', 'checkov/CKV2_DOCKER_9', 'checkov/CKV2_DOCKER_10', 'checkov/CKV2_DOCKER_11'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const command of commandsOf(instruction)) {
      const found = unsigned(command)
      if (found)
        yield { at: found.at, message: `\`${command.name} ${found.text}\` installs whatever comes; leave it out` }
    }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.23
        RUN apk add --allow-untrusted curl
      `,
      good: `
        FROM alpine:3.23
        RUN apk add curl
      `,
    },
    {
      bad: `
        FROM fedora:44
        RUN dnf install -y --nogpgcheck https://example.org/tool.rpm
      `,
      good: `
        FROM fedora:44
        RUN dnf install -y https://example.org/tool.rpm
      `,
    },
  ],
}
