import { Script, statementsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'
import { assignmentsIn, statementsIn, variablesIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Variable that a loop sets is lost behind the pipe',
  why: `What stands behind a pipe runs in a shell of its own: what the loop counts or collects is gone when it ends, and the
old value is used. Feed the loop with \`done < <(command)\`, or from a file.`,
  severity: 'high',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2030', 'shellcheck/SC2031'],
  *run(script) {
    if (/lastpipe/.test(script.text)) return
    const list = statementsOf(script)
    const reads = variablesIn(list)
    const sets = assignmentsIn(list)
    for (const statement of statementsIn(list)) {
      if (!/^(?:while|until|for|group)$/.test(statement.type) || (statement.after !== '|' && statement.after !== '|&'))
        continue
      const { start, end } = statement.span
      for (const set of assignmentsIn(statement)) {
        const { name } = set
        const before = sets.find((each) => each.name === name && each.span.start < start)
        const read = reads.find((each) => each.name === name && each.span.start > end)
        const again = sets.find((each) => each.name === name && each.span.start > end)
        if (!before || !read || !set.span || (again && again.span.start < read.span.start)) continue
        yield {
          at: ['text', set.span.start, set.span.end],
          message: `\`${name}\` is lost when the loop ends, and is read below; use \`done < <(…)\``,
        }
        break
      }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        count=0
        ls | while read -r file; do
          count=$((count + 1))
        done
        echo "$count"
      `,
      good: `
        #!/bin/bash
        count=0
        while read -r file; do
          count=$((count + 1))
        done < <(ls)
        echo "$count"
      `,
    },
  ],
}
