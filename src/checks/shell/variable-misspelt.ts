import { Script, simpleCommandsOf, statementsOf } from '../../kinds/shell.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { assignmentsIn, statementsIn, variablesIn } from './tree.ts'

export const check: Check<Script> = {
  title: 'Variable is read under another name than it is set',
  why: `The name that is read is set nowhere, and one that is nearly the same is set and never read: the value is lost, and
an empty one is used. Write the name alike.`,
  severity: 'high',
  level: 'default',
  on: Script,
  sources: ['shellcheck/SC2153', 'shellcheck/SC2154'],
  *run(script) {
    const list = statementsOf(script)
    const commands = simpleCommandsOf(script)
    // What is sourced may set and read anything.
    if (
      script.interpreter === undefined ||
      commands.some(({ words }) => /^(?:source|\.|eval|envsubst)$/.test(words[0]?.text ?? ''))
    )
      return
    const read = variablesIn(list)
    const isRead = new Set(read.map(({ name }) => name))
    const isSet = new Set(assignmentsIn(list).map(({ name }) => name))
    for (const statement of statementsIn(list))
      if (statement.type === 'for' || statement.type === 'select') isSet.add(statement.name)
    const exported = new Set<string>()
    for (const { words, assignments } of commands) {
      const [name, ...rest] = words.map(({ text }) => text)
      for (const text of rest) {
        const [, word = ''] = /^(\w+)/.exec(text) ?? []
        if (/^(?:read|local|declare|typeset|getopts|mapfile|readarray|printf|readonly|let|unset)$/.test(name ?? ''))
          isSet.add(word)
        if (name === 'export' || (/^(?:declare|typeset)$/.test(name ?? '') && rest[0]?.includes('x')))
          exported.add(word)
      }
      // A variable in front of a command is for the command.
      if (words.length > 0) for (const each of assignments) exported.add(each.name)
    }
    const lost = [...isSet].filter(
      (name) => name.length >= 4 && !isRead.has(name) && !exported.has(name) && !mentions(script.text, name),
    )
    if (lost.length === 0) return
    const told = new Set<string>()
    for (const { name, span, operator } of read) {
      if (isSet.has(name) || exported.has(name) || told.has(name) || operator !== undefined || name.length < 4) continue
      const near = nearest(name, lost, 1).find(
        (each) =>
          Math.abs(each.length - name.length) <= 1 && each.slice(0, 2).toLowerCase() === name.slice(0, 2).toLowerCase(),
      )
      if (near === undefined) continue
      told.add(name)
      yield {
        at: ['text', span.start, span.end],
        message: `\`$${name}\` is set nowhere, and \`${near}\` is never read; write them alike`,
      }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        version=$(git describe)
        docker push "acme/api:$verison"
      `,
      good: `
        #!/bin/bash
        version=$(git describe)
        docker push "acme/api:$version"
        echo "$VERSOIN"
      `,
    },
  ],
}

/** Arithmetic and indirect names read it without a dollar. */
function mentions(text: string, name: string): boolean {
  return (text.match(new RegExp(`\\b${name}\\b(?!\\+?=)`, 'g')) ?? []).length > 0
}
