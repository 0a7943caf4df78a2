import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'
import { isSub } from './managers.ts'

export const check: Check<Instruction> = {
  title: 'Packages are installed by a user who may not',
  why: `After \`USER\` every \`RUN\` is that user. Package managers of the system need root: the build fails. Install above
\`USER\`, or change to root and back.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  *run(instruction) {
    const { name, user = '' } = instruction
    if (name !== 'RUN' || user === '' || /^(?:root|0|ContainerAdministrator)(?::|$)/i.test(user)) return
    for (const command of commandsOf(instruction)) {
      const { name: tool, written } = command
      const installs =
        /^(?:apt-get|apt|apk|yum|dnf|microdnf|zypper)$/.test(tool) && isSub(command, 'install', 'add', 'update')
      // `sudo` and its kin change the user, `||` is for who is not root.
      if (installs && written[0]?.text === tool && command.after !== '||')
        yield { at: written[0].at, message: `\`${user}\` may not run \`${tool}\`; put it above \`USER\`` }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        USER app
        RUN apt-get update && apt-get install -y curl
      `,
      good: `
        FROM debian:13
        USER root
        RUN apt-get update && apt-get install -y curl
        USER app
        RUN sudo apt-get install -y git
      `,
    },
  ],
}
