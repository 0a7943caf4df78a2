import { Script, simpleCommandsOf, statementsOf } from '../../kinds/shell.ts'
import type { Word } from '../../syntax/shell/ast.ts'
import type { Check } from '../check.ts'
import { assignmentsIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Deletion starts at the root where a variable is empty',
  why: `\`rm -rf "$DIR/tmp"\` with an empty \`DIR\` is \`rm -rf /tmp\`, and \`"$DIR/"*\` is everything. Write
\`"\${DIR:?}/tmp"\`: the shell then stops where it is empty.`,
  severity: 'high',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2115'],
  controls: ['nist-800-53/SI-7'],
  *run(script) {
    const assigned = new Map<string, Word[]>()
    const commands = simpleCommandsOf(script)
    const deletions = commands.filter(
      ({ words }) => /(?:^|\/)rm$/.test(nameOf(words)) && words.some(({ text }) => /^-\w*[rR]|^--recursive/.test(text)),
    )
    if (deletions.length === 0) return
    for (const { name, value } of assignmentsIn(statementsOf(script)))
      assigned.set(name, [...(assigned.get(name) ?? []), value])
    const others = new Set(
      commands.flatMap(({ words }) => words.flatMap(({ text }) => /^(\w+)(?:=|$)/.exec(text)?.[1] ?? [])),
    )
    for (const { words } of deletions)
      for (const word of words) {
        const [first, second] = word.parts ?? []
        if (first?.type !== 'variable' || first.operator !== undefined || first.index !== undefined) continue
        const rest = second?.type === 'text' ? second.text : ''
        if (!system.test(rest)) continue
        const values = assigned.get(first.name)
        const positional = /^[1-9@*]$/.test(first.name)
        const fromOutside =
          positional ||
          (values ? values.every(isArgument) : !script.options.includes('nounset') && !others.has(first.name))
        if (
          fromOutside &&
          !/^(?:HOME|PWD|TMPDIR|OLDPWD|BASH_SOURCE|RUNNER_TEMP|GITHUB_WORKSPACE)$/.test(first.name) &&
          !isAsked(script.text, first.name)
        )
          yield {
            at: ['text', word.span.start, word.span.end],
            message: `\`$${first.name}\` may be empty, and then \`${rest}\` is deleted; write \`\${${first.name}:?}\``,
          }
      }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        rm -rf "$CACHE_DIR/tmp"
      `,
      good: `
        #!/bin/sh
        BUILD=/srv/build
        rm -rf "\${CACHE_DIR:?}/tmp" "$BUILD/x" "$HOME/.cache/x"
        [ -n "$TARGET" ] || exit 1
        rm -r "$TARGET/x"
      `,
    },
  ],
}

/** What every system has at its root, or everything. */
const system = /^\/(?:\*.*|(?:bin|boot|dev|etc|home|lib\w*|mnt|opt|proc|root|sbin|srv|sys|tmp|usr|var|run)(?:\/.*)?)?$/

/** `$1`, which a caller may leave out. */
function isArgument(value: Word): boolean {
  const [part, ...rest] = value.parts ?? []
  return part?.type === 'variable' && /^[1-9]$/.test(part.name) && part.operator === undefined && rest.length === 0
}

/** Whether the script asks somewhere what is in it. */
function isAsked(text: string, name: string): boolean {
  return new RegExp(
    `-[zndef] "?\\$\\{?${name}\\b|\\$\\{${name}:?[?=-]|\\[\\[? "?\\$\\{?${name}\\}?"? [!=]|case "?\\$\\{?${name}|\\$# `,
  ).test(text)
}

function nameOf(words: readonly Word[]): string {
  return words.find(({ text }) => !/^(?:sudo|exec|command|time|-\w+)$/.test(text))?.text ?? ''
}
