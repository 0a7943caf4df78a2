import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Files are writable by everyone',
  why: `Whatever user a process runs as, it can replace these files: what breaks into the container as nobody can change the
program that runs as another. Give them to the user that writes them (\`chown\`, \`COPY --chown\`).`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  *run(instruction) {
    const { name, flags = {} } = instruction
    const mode = flags.chmod
    if ((name === 'COPY' || name === 'ADD') && typeof mode === 'string' && isOpen(mode))
      yield { at: ['flags', 'chmod'], message: `\`--chmod=${mode}\` lets everyone write; leave \`others\` out` }
    if (name !== 'RUN') return
    for (const command of commandsOf(instruction)) {
      const [found, ...files] = command.words.filter(({ text }) => !/^-[A-Za-z]/.test(text))
      // Where everyone writes anyway, the sticky bit or not.
      const temporary =
        files.length > 0 && files.every(({ text }) => /(?:^|\/)(?:tmp|run|cache|logs?|\.cache|lock)(?:\/|$)/.test(text))
      if (command.name === 'chmod' && found && isOpen(found.text) && !temporary)
        yield {
          at: found.at,
          message: `\`chmod ${found.text}\` lets everyone write; give it to the user that needs it`,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        RUN chmod -R 777 /app
      `,
      good: `
        FROM node:24
        RUN chmod -R 755 /app && chmod 1777 /data && chmod 777 /tmp && chmod ug+w /x
      `,
    },
  ],
}

/** Everyone may write, and the sticky bit does not keep them from replacing what others own. */
function isOpen(mode: string): boolean {
  return /^0?\d?\d?[2367]$/.test(mode)
    ? /^0?[0-7]{2}[2367]$/.test(mode)
    : /^(?:[ugoa]*[oa][ugoa]*)[+=][rxX]*w/.test(mode)
}
