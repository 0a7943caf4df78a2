import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Build uses sudo',
  why: `A build is root until \`USER\` says otherwise. \`sudo\` adds a way to root to the image and handles signals and
terminals unpredictably; put what needs root before \`USER\`.`,
  severity: 'low',
  level: 'default',
  on: Instruction,
  controls: ['nist-800-53/AC-6'],
  sources: ['checkov/CKV2_DOCKER_1', 'hadolint/DL3004', 'trivy/DS-0010'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    for (const { written } of commandsOf(instruction)) {
      const [first] = written
      if (first?.text === 'sudo')
        yield { at: first.at, message: '`sudo` is not needed before `USER`; run the command as the user it needs' }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update && sudo apt-get install -y curl
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl sudo
      `,
    },
  ],
}
