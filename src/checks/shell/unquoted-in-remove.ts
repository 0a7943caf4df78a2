import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'
import { unquotedIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Deletion takes a path apart',
  why: `Without quotes the shell splits the value at blanks and replaces \`*\` in it: \`rm\` then deletes other files than the
one that was meant. Put it into double quotes.`,
  severity: 'medium',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2086'],
  *run(script) {
    for (const { words } of simpleCommandsOf(script)) {
      const [first, ...rest] = words
      if (first?.text !== 'rm' || !rest.some(({ text }) => /^-\w*[rR]/.test(text))) continue
      for (const word of rest) {
        const found = unquotedIn(word)
        // Names of several things are meant to be split.
        if (!found || /s$|list|files|dirs|args|flags|opts|[*@#?$!-]/i.test(found.name)) continue
        if (
          found.length ||
          word.text.startsWith('-') ||
          found.operator !== undefined ||
          found.index !== undefined ||
          isPlainIn(script.text, found.name)
        )
          continue
        const { start, end } = found.span
        const written = script.text.slice(start, end)
        const quoted = script.text.slice(word.span.start, word.span.end).replace(written, `"${written}"`)
        yield {
          at: ['text', word.span.start, word.span.end],
          message: `\`${written}\` is split at blanks; write \`${quoted}\``,
        }
      }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        rm -rf $TARGET
      `,
      good: `
        #!/bin/sh
        WORK=/srv/work
        rm -rf "$1" "$TARGET" $WORK $OLD_FILES
      `,
    },
  ],
}

/** Whether all that it is ever set to has neither blanks nor patterns. */
function isPlainIn(text: string, name: string): boolean {
  const values = [...text.matchAll(new RegExp(`(?:^|[\\s;&])${name}=(\\S*)`, 'gm'))]
  return values.length > 0 && values.every(([, value = '']) => /^["']?[\w./:@%+,=-]*["']?$|mktemp/.test(value))
}
