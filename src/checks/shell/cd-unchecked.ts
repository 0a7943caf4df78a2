import { Script, simpleCommandsOf } from '../../kinds/shell.ts'
import type { Command } from '../../syntax/shell/words.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Script goes on in the wrong directory',
  why: `Where \`cd\` fails, what follows runs where the script happened to be, and deletes or overwrites there. Write
\`cd … || exit 1\`, or begin the script with \`set -e\`.`,
  severity: 'medium',
  level: 'default',
  on: Script,
  fix: 'risky',
  sources: ['shellcheck/SC2164'],
  *run(script) {
    if (script.options.includes('errexit') || /^\s*set -\w*e|^\s*set -o errexit|^#!.*\s-\w*e/m.test(script.text)) return
    const commands = simpleCommandsOf(script)
    for (const [index, command] of commands.entries()) {
      if (command.words[0]?.text !== 'cd' || command.words.length < 2 || !isAlone(command, commands[index + 1]))
        continue
      if (/^(?:-|~|\/|\.\.|\/tmp)$/.test(command.words[1]?.text ?? '')) continue
      const harm = commands.slice(index + 1).find((each) => isWithin(each, command) && isHarmful(each))
      if (!harm) continue
      const { start, end } = command.span
      const said = script.text.slice(start, end)
      yield {
        at: ['text', start, end],
        message: `\`${said}\` may fail, and \`${harm.words[0]?.text}\` then runs elsewhere; add \`|| exit 1\``,
        changes: [{ set: ['text', start, end], to: `${said} || exit 1` }],
      }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        cd /srv/build
        rm -rf *
      `,
      good: `
        #!/bin/bash
        cd /srv/build || exit 1
        rm -rf *
      `,
    },
    {
      bad: `
        #!/bin/bash
        cd "$1"
        git clean -fdx
        cd /srv
        ls
      `,
      good: `
        #!/bin/bash
        cd "$1" || exit 1
        git clean -fdx
        cd /srv
        ls
      `,
    },
  ],
}

/** Nothing asks whether it worked. */
function isAlone({ after, within, negated }: Command, next: Command | undefined): boolean {
  return (
    after !== '||' &&
    after !== '|' &&
    !negated &&
    !/^(?:&&|\|\|)$/.test(next?.after ?? '') &&
    !within.some(({ type }) => type === 'condition')
  )
}

function isWithin(other: Command, { within }: Command): boolean {
  return within.every((block, index) => other.within[index]?.type === block.type)
}

function isHarmful({ words }: Command): boolean {
  const [name = '', first = '', ...rest] = words.map(({ text }) => text)
  if (name === 'rm') return ![first, ...rest].some((text) => /^[/$~]/.test(text))
  return (
    (name === 'git' && /^(?:clean|reset)$/.test(first)) ||
    (name === 'find' && rest.includes('-delete') && first === '.')
  )
}
