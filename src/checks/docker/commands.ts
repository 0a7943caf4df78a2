import type { Instruction } from '../../kinds/docker.ts'
import type { Path } from '../../model/source.ts'
import { commandsIn } from '../../syntax/shell/words.ts'

/** A command that an instruction runs. */
export interface Ran {
  /** Its name without directory: `curl`, not `/usr/bin/curl`; what only starts it (`sudo`, `exec`) is left out. */
  readonly name: string
  /** What follows the name. */
  readonly words: readonly Spot[]
  /** All words as they stand, `sudo` included. */
  readonly written: readonly Spot[]
  /** `FOO=1` in front of it. */
  readonly assignments: readonly (Spot & { readonly name: string })[]
  /** What stands between it and the command before: `|`, `&&`, `;`. */
  readonly after: string
  /** How deep in `( )` and `$( )`. */
  readonly depth: number
}

/** A word, and its path in the instruction. */
export interface Spot {
  readonly text: string
  readonly at: Path
}

/** Everything that a RUN, CMD or ENTRYPOINT executes, whether written for a shell, as a heredoc or as a list. */
export function commandsOf({ form, args, words = [], heredocs = [] }: Instruction): readonly Ran[] {
  if (form === 'exec') {
    const written = words.flatMap((text, index) => (text === undefined ? [] : [{ text, at: ['words', index] }]))
    return written.length > 0 ? [ran(written, [], '', 0)] : []
  }
  if (form !== 'shell') return []
  const [only, ...others] = heredocs
  const given = only && others.length === 0 && /^<<-?["']?[\w.-]{1,100}["']?$/.test(args)
  const script = given ? only.text : args
  const base: Path = given ? ['heredocs', 0, 'text'] : ['args']
  const at = ({ start, end }: { readonly start: number; readonly end: number }): Path => [...base, start, end]
  return commandsIn(script)
    .filter((command) => command.words.length + command.assignments.length > 0)
    .map((command) =>
      ran(
        command.words.map(({ text, span }) => ({ text, at: at(span) })),
        command.assignments.map(({ name, value, span }) => ({ name, text: value, at: at(span) })),
        command.after,
        command.depth,
      ),
    )
}

/** Whether one of the words is the option, alone or with `=value`. */
export function option({ words }: Ran, ...names: readonly string[]): Spot | undefined {
  return words.find(({ text }) => names.some((name) => text === name || text.startsWith(`${name}=`)))
}

const starters = new Set(['sudo', 'exec', 'command', 'env', 'nice', 'time', 'nohup', 'eatmydata'])

function ran(written: readonly Spot[], assignments: Ran['assignments'], after: string, depth: number): Ran {
  let first = 0
  while (starters.has(written[first]?.text ?? '')) {
    first++
    while (/^(?:-|[A-Za-z_]\w*=)/.test(written[first]?.text ?? '')) first++
  }
  const name = (written[first]?.text ?? '').split('/').at(-1) ?? ''
  return { name, words: written.slice(first + 1), written, assignments, after, depth }
}
