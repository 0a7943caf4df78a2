import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Name of a temporary file can be guessed',
  why: `Whoever else is on the machine can put a link of that name in \`/tmp\` beforehand, and the script overwrites what it
leads to. \`mktemp\` makes a file that was not there, and that only you can write.`,
  severity: 'low',
  level: 'default',
  on: Script,
  controls: ['nist-800-53/AC-6'],
  *run(script) {
    for (const { redirections } of simpleCommandsOf(script))
      for (const { operator, target } of redirections)
        if (
          /^&?>>?$/.test(operator) &&
          /^\/(?:var\/)?tmp\//.test(target.text) &&
          target.parts?.some((part) => part.type === 'variable' && part.name === '$')
        )
          yield {
            at: ['text', target.span.start, target.span.end],
            message: `\`${target.text}\` can be guessed; take a file from \`mktemp\``,
          }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        date > /tmp/report.$$
      `,
      good: `
        #!/bin/sh
        report=$(mktemp)
        date > "$report"
      `,
    },
  ],
}
