import type { Lookup } from '../../syntax/shell/evaluate.ts'
import { isShell } from '../../syntax/shell/interpreter.ts'
import type { Instruction } from '../docker.ts'
import { type Ran, ranAs, ranIn } from '../ran.ts'
import { scriptOf } from './script.ts'

/** Everything that a RUN, CMD or ENTRYPOINT executes, whether written for a shell, as a heredoc or as a list. */
export function commandsOf(instruction: Instruction): readonly Ran[] {
  const found = known.get(instruction) ?? read(instruction)
  known.set(instruction, found)
  return found
}

const known = new WeakMap<Instruction, readonly Ran[]>()

function read(instruction: Instruction): readonly Ran[] {
  const { form, words = [], variables, shell } = instruction
  if (form === 'exec')
    return ranAs(
      words.flatMap((text, index) => (text === undefined ? [] : [{ text, value: text, at: ['words', index] }])),
    )
  if (form !== 'shell' || (shell && !isSh(shell))) return []
  const { text, at } = scriptOf(instruction)
  const around: Lookup | undefined =
    variables && ((name) => (Object.hasOwn(variables, name) ? variables[name] : undefined))
  return ranIn(text, at, around)
}

/** Whether what SHELL names reads the language of a POSIX shell: PowerShell and cmd do not. */
function isSh(shell: readonly (string | undefined)[]): boolean {
  return isShell((shell[0] ?? '').replace(/^.*[/\\]/, '').replace(/\.exe$/i, ''))
}
