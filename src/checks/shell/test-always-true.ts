import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Span } from '../../model/source.ts'
import type { Command } from '../../syntax/shell/words.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Test does not test what it seems to',
  why: `\`[\` is a command, and its operators are words between blanks: \`"$a"="b"\` is one text and so always true, an unquoted
empty variable is no word at all, \`>\` writes a file, and \`]\` has to be its last word.`,
  severity: 'high',
  level: 'default',
  on: Script,
  sources: ['SC2070', 'SC2077', 'SC2078', 'SC2065', 'SC2073', 'SC1035', 'SC2107', 'SC2108', 'SC2109', 'SC2110'].map(
    (rule) => `shellcheck/${rule}`,
  ),
  *run(script) {
    for (const command of simpleCommandsOf(script)) {
      const found = faultOf(command)
      if (found) yield { at: ['text', found.span.start, found.span.end], message: found.message }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        if [ "$1"="prod" ]; then echo a; fi
        if [ -n $2 ]; then echo b; fi
        if [ "$3" > 5 ]; then echo c; fi
      `,
      good: `
        #!/bin/bash
        if [ "$1" = "prod" ]; then echo a; fi
        if [ -n "$2" ]; then echo b; fi
        if [ "$3" -gt 5 ] 2>/dev/null; then echo c; fi
      `,
    },
  ],
}

function faultOf({ words, redirections }: Command): { readonly message: string; readonly span: Span } | undefined {
  const [first, ...rest] = words
  if (!first) return undefined
  if (/^\[[^[\]\s]/.test(first.text) && !first.pattern && first.parts)
    return { message: 'no blank stands behind `[`; write one', span: first.span }
  if (first.text !== '[' && first.text !== 'test') return undefined
  const inner = first.text === '[' ? rest.slice(0, -1) : rest
  const last = rest.at(-1)
  if (first.text === '[' && last?.text !== ']')
    return { message: '`[` is never closed: `&&` and `||` end the command; write `] && [`', span: first.span }
  const write = redirections.find(
    ({ operator, descriptor, target }) =>
      /^[<>]$/.test(operator) && descriptor === undefined && !/^\//.test(target.text),
  )
  if (write && inner.length <= 2)
    return {
      message: `\`${write.operator}\` opens a file here; use \`${write.operator === '>' ? '-gt' : '-lt'}\``,
      span: write.span,
    }
  const [one, two] = inner
  if (inner.length === 1 && one && /^[^=<>!\s]*[^=<>!\s-](?:=|!=|==)[^=]/.test(one.text) && one.parts)
    return {
      message: `\`${one.text}\` is one text, and so always true; put blanks around the operator`,
      span: one.span,
    }
  if (
    inner.length === 2 &&
    one?.text === '-n' &&
    two?.parts?.[0]?.type === 'variable' &&
    two.parts.length === 1 &&
    !two.parts[0].quoted &&
    !/^[#?$!]$/.test(two.parts[0].name) &&
    !two.parts[0].length
  )
    return { message: `\`-n ${two.text}\` is true also where it is empty; write \`"${two.text}"\``, span: two.span }
  return undefined
}
