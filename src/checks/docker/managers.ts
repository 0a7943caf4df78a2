import type { Ran, Spot } from '../../kinds/ran.ts'

/** Options of package managers before the subcommand that take a value of their own. */
const valued = new Set(['-t', '--target-release', '-c', '-o', '--option', '-X', '--repository', '-R', '--prefix', '-C'])

/** The words of a command that are no options, nor values of options. */
export function operands({ words }: Ran): readonly Spot[] {
  return words.filter(({ text }, index) => !text.startsWith('-') && !valued.has(words[index - 1]?.text ?? ''))
}

/** Whether the command's subcommand is one of these. */
export function isSub(command: Ran, ...names: readonly string[]): boolean {
  return names.includes(operands(command)[0]?.text ?? '')
}
