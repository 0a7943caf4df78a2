import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import { option } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { isSub, operands } from './managers.ts'

export const check: Check<Instruction> = {
  title: 'Packages are installed with all that they recommend',
  why: `Debian installs what a package merely recommends, which can be hundreds of megabytes of programs that nobody calls
and that have to be patched. Say \`--no-install-recommends\` and name what is needed.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  fix: 'risky',
  controls: ['nist-800-53/CM-7'],
  sources: ['hadolint/DL3015', 'trivy/DS-0029'],
  *run(instruction) {
    if (instruction.name !== 'RUN' || /Install-Recommends/i.test(instruction.args)) return
    for (const command of commandsOf(instruction)) {
      const [install] = operands(command)
      if (!/^apt(?:-get)?$/.test(command.name) || !install || !isSub(command, 'install')) continue
      if (!option(command, '--no-install-recommends'))
        yield {
          at: install.at,
          message: `\`${command.name} install\` brings what is only recommended; add \`--no-install-recommends\``,
          changes: [{ set: install.at, to: 'install --no-install-recommends' }],
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN apt-get update && apt-get install -y curl
      `,
      good: `
        FROM debian:13
        RUN apt-get update && apt-get install --no-install-recommends -y curl
      `,
    },
  ],
}
