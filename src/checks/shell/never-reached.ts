import { Script, statementsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'
import { listsIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Command is never reached',
  why: `Nothing runs behind an \`exit\`, a \`return\` or an \`exec\` that no condition guards. Drop what follows, or move it above.`,
  severity: 'low',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2317', 'shellcheck/SC2093'],
  *run(script) {
    for (const list of listsIn(statementsOf(script)))
      for (const [index, next] of list.entries()) {
        const last = list[index - 1]
        if (last?.type !== 'command' || (next.after !== '\n' && next.after !== ';') || next.type === 'function')
          continue
        const [name, ...rest] = last.words.map(({ text }) => text)
        const ends =
          name === 'exit' || name === 'return' || (name === 'exec' && rest.length > 0 && !rest[0]?.startsWith('-'))
        const certain = last.after === '\n' || last.after === ';' || last.after === ''
        // A payload may lie behind the end of the script.
        if (
          !ends ||
          !certain ||
          last.background ||
          /^(?:exit|:|true|return|__\w+)$/.test(next.type === 'command' ? (next.words[0]?.text ?? ':') : '')
        )
          continue
        yield {
          at: ['text', next.span.start, Math.min(next.span.end, next.span.start + 80)],
          message: `\`${name}\` before it ends the script; drop this, or move it above`,
        }
      }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        echo done
        exit 0
        echo cleanup
      `,
      good: `
        #!/bin/bash
        if [ -z "$1" ]; then
          exit 1
        fi
        exec >log
        echo cleanup
        exit 0
      `,
    },
  ],
}
