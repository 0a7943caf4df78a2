import { Script, simpleCommandsOf, statementsOf } from '../../kinds/shell.ts'
import type { Span } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { statementsIn, variablesIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Script for sh is written in bash',
  why: `\`/bin/sh\` is dash on Debian and Ubuntu: it stops with a syntax error, or takes the words for something else. Name
bash in the first line, or write what every shell knows.`,
  severity: 'medium',
  level: 'default',
  on: Script,
  sources: ['SC3006', 'SC3010', 'SC3011', 'SC3018', 'SC3020', 'SC3030', 'SC3044', 'SC3054', 'SC3057', 'SC3060'].map(
    (rule) => `shellcheck/${rule}`,
  ),
  *run(script) {
    const { interpreter, text } = script
    // Busybox knows some of it, and a script that starts itself anew with bash is one of bash.
    if (!/^(?:sh|dash)$/.test(interpreter ?? '') || /exec\s+(?:\/\S*\/)?bash|BASH_VERSION|apk add|alpine/.test(text))
      return
    const [first, ...others] = [...bashIn(script)].sort((a, b) => a.span.start - b.span.start)
    if (!first) return
    const more = others.length > 0 ? ` (and ${others.length} more)` : ''
    yield {
      at: ['text', first.span.start, first.span.end],
      message: `\`${first.what}\` is bash's${more}, and the first line names \`${interpreter}\`; write \`#!/usr/bin/env bash\``,
    }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        if [[ $1 == x* ]]; then
          echo yes
        fi
      `,
      good: `
        #!/bin/bash
        if [[ $1 == x* ]]; then
          echo yes
        fi
      `,
    },
  ],
}

function* bashIn(script: Script): Iterable<{ readonly what: string; readonly span: Span }> {
  const list = statementsOf(script)
  for (const { type, span, redirections } of statementsIn(list)) {
    if (type === 'test') yield { what: '[[ ]]', span }
    if (type === 'count' || type === 'select')
      yield { what: type === 'count' ? 'for (( ))' : 'select', span: { start: span.start, end: span.start + 3 } }
    for (const each of redirections)
      if (/^(?:&>>?|<<<)$/.test(each.operator)) yield { what: each.operator, span: each.span }
  }
  for (const { words, assignments } of simpleCommandsOf(script)) {
    const [name, ...rest] = words
    if (name && /^(?:mapfile|readarray|pushd|popd|declare|typeset|shopt|disown)$/.test(name.text) && !name.quoted)
      yield { what: name.text, span: name.span }
    if (name?.text === '[' && rest.some(({ text, quoted }) => text === '==' && !quoted))
      yield { what: '[ == ]', span: name.span }
    for (const word of [...words, ...assignments.map(({ value }) => value)])
      for (const part of word.parts ?? [])
        if (part.type === 'array' || part.type === 'process')
          yield { what: part.type === 'array' ? 'an array' : `${part.direction}( )`, span: part.span }
  }
  for (const { operator = '', index, indirect, span } of variablesIn(list))
    if (/^(?:\/\/?|\^\^?|,,?|:)$/.test(operator) || index !== undefined || indirect)
      yield { what: script.text.slice(span.start, span.end), span }
}
