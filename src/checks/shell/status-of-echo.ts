import { Script, statementsOf } from '../../kinds/shell.ts'
import type { Statement } from '../../syntax/shell/ast.ts'
import type { Check } from '../check.ts'
import { listsIn, variablesIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Status that is asked for is that of another command',
  why: `\`$?\` is what the command just before returned. Behind an \`echo\` or a test it is that of the \`echo\`: a failure goes
unnoticed. Ask at once (\`if command; then\`), or keep it in a variable.`,
  severity: 'medium',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2320', 'shellcheck/SC2319'],
  *run(script) {
    for (const list of listsIn(statementsOf(script)))
      for (const [index, statement] of list.entries()) {
        const before = list[index - 1]
        if (!before || !isEcho(before) || (statement.after !== '\n' && statement.after !== ';')) continue
        const asked = statement.type === 'if' ? statement.branches[0]?.condition[0] : undefined
        const found =
          asked?.type === 'command' || asked?.type === 'test'
            ? variablesIn(asked).find(({ name }) => name === '?')
            : undefined
        if (found)
          yield {
            at: ['text', found.span.start, found.span.end],
            message: '`$?` is what `echo` returned; ask before it',
          }
      }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        make deploy
        echo "deployed"
        if [ $? -ne 0 ]; then exit 1; fi
      `,
      good: `
        #!/bin/bash
        make deploy
        if [ $? -ne 0 ]; then exit 1; fi
        echo "deployed"
      `,
    },
  ],
}

function isEcho(statement: Statement): boolean {
  return (
    statement.type === 'command' &&
    /^(?:echo|printf)$/.test(statement.words[0]?.text ?? '') &&
    statement.after !== '&&' &&
    statement.after !== '||' &&
    statement.redirections.length === 0
  )
}
