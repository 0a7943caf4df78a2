import type { Ran, Spot } from '../../kinds/ran.ts'
import { commandsOf, Script } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Password stands on a command line',
  why: `Every user of the machine sees the arguments of every process, and shells and logs keep them. Give it by standard
input (\`--password-stdin\`), in a file, or in a variable that the program reads.`,
  severity: 'medium',
  level: 'default',
  on: Script,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  *run(script) {
    for (const command of commandsOf(script)) {
      // Of one's own machine, for a test.
      if (command.words.some(({ text }) => /localhost|127\.0\.0\.1/.test(text))) continue
      const found = passwordIn(command)
      if (found && !/^["']?$/.test(found.text))
        yield {
          at: found.at,
          message: `\`${command.name}\` shows its password to all; ${remedies[command.name] ?? 'give it in a file'}`,
        }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        docker login -u ci -p "$TOKEN" registry.example.org
      `,
      good: `
        #!/bin/sh
        echo "$TOKEN" | docker login -u ci --password-stdin registry.example.org
      `,
    },
  ],
}

const remedies: Readonly<Record<string, string>> = {
  docker: 'use `--password-stdin`',
  podman: 'use `--password-stdin`',
  helm: 'use `--password-stdin`',
  sshpass: 'use a key, or `sshpass -e`',
  mysql: 'use `--defaults-extra-file`',
  mysqldump: 'use `--defaults-extra-file`',
}

function passwordIn({ name, words }: Ran): Spot | undefined {
  const behind = (pattern: RegExp) => words.find((_, index) => pattern.test(words[index - 1]?.text ?? ''))
  const first = words[0]?.text
  if (/^(?:docker|podman)$/.test(name) && first === 'login')
    return behind(/^(?:-p|--password)$/) ?? words.find(({ text }) => /^--password=/.test(text))
  if (name === 'helm' && first === 'registry') return behind(/^(?:-p|--password)$/)
  if (name === 'sshpass') return behind(/^-p$/) ?? words.find(({ text }) => /^-p./.test(text))
  return /^(?:mysql|mysqldump|mysqladmin|mariadb)$/.test(name)
    ? words.find(({ text }) => /^(?:-p[^\s]|--password=.)/.test(text))
    : undefined
}
