import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Declaration hides that a command failed',
  why: `\`local x=$(command)\` succeeds whenever \`local\` does, so \`set -e\` does not see the failure and the script goes on with
an empty value. Declare first, assign on the next line.`,
  severity: 'low',
  level: 'strict',
  on: Script,
  sources: ['shellcheck/SC2155'],
  *run(script) {
    if (!script.options.includes('errexit')) return
    for (const { words } of simpleCommandsOf(script)) {
      const [first, ...rest] = words
      if (!/^(?:local|declare|typeset|export|readonly)$/.test(first?.text ?? '')) continue
      for (const word of rest)
        if (word.parts?.some(({ type }) => type === 'command') && /^\w+=/.test(word.text))
          yield {
            at: ['text', word.span.start, word.span.end],
            message: `\`${first?.text}\` hides the failure of what gives \`${word.text.split('=', 1)[0]}\`; assign on a line of its own`,
          }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        set -e
        export VERSION=$(git describe)
      `,
      good: `
        #!/bin/bash
        set -e
        VERSION=$(git describe)
        export VERSION
      `,
    },
  ],
}
