import type { Path } from '../../model/source.ts'
import type { Instruction } from '../docker.ts'
import { type Ran, ranAs, ranIn } from '../ran.ts'

/** Everything that a RUN, CMD or ENTRYPOINT executes, whether written for a shell, as a heredoc or as a list. */
export function commandsOf(instruction: Instruction): readonly Ran[] {
  const found = known.get(instruction) ?? read(instruction)
  known.set(instruction, found)
  return found
}

const known = new WeakMap<Instruction, readonly Ran[]>()

function read({ form, args, words = [], heredocs = [] }: Instruction): readonly Ran[] {
  if (form === 'exec')
    return ranAs(
      words.flatMap((text, index) => (text === undefined ? [] : [{ text, value: text, at: ['words', index] }])),
    )
  if (form !== 'shell') return []
  const [only, ...others] = heredocs
  const given = only && others.length === 0 && /^<<-?["']?[\w.-]{1,100}["']?$/.test(args)
  const script = given ? only.text : args
  const base: Path = given ? ['heredocs', 0, 'text'] : ['args']
  return ranIn(script, ({ start, end }) => [...base, start, end])
}
