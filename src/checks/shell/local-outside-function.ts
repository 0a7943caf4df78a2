import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'local stands outside of a function',
  why: `The shell refuses it: \`local: can only be used in a function\`. The variable is not set, and a script with \`set -e\`
ends there. Leave \`local\` out.`,
  severity: 'high',
  level: 'default',
  on: Script,
  fix: 'safe',
  sources: ['shellcheck/SC2168'],
  *run(script) {
    // A piece that others source may be meant to stand inside of one.
    if (script.interpreter === undefined) return
    for (const { words, within } of simpleCommandsOf(script)) {
      const [first, second] = words
      if (first?.text !== 'local' || !second || first.quoted || within.some(({ type }) => type === 'function')) continue
      const { start } = first.span
      const plain = words.length === 2 && second.text.includes('=')
      yield {
        at: ['text', start, first.span.end],
        message: '`local` works inside functions only; leave it out',
        ...(plain && {
          changes: [
            { set: ['text', start, second.span.end], to: script.text.slice(second.span.start, second.span.end) },
          ],
        }),
      }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        local name=web
        echo "$name"
      `,
      good: `
        #!/bin/bash
        name=web
        echo "$name"
      `,
    },
  ],
}
