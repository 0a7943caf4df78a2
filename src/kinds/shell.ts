import type { DataOf, Kind } from '../model/resource.ts'
import { listOf, literal, record, text } from '../model/shape.ts'
import type { List } from '../syntax/shell/ast.ts'
import { parseScript } from '../syntax/shell/parse.ts'
import { type Command, commandsOf as simpleCommandsIn } from '../syntax/shell/words.ts'
import { type Ran, ranIn } from './ran.ts'

/** A shell script. The path of a part of it is `['text', from, to]`. */
export const Script = {
  id: 'shell/script',
  title: 'shell script',
  file: 'deploy.sh',
  shape: record(
    {
      text,
      /** Options that hold from the start: `errexit`, `nounset`, `pipefail`, `xtrace` … */
      options: listOf(literal),
      functions: listOf(literal),
    },
    /** What the first line names: `bash`. Absent in what is only sourced. */
    { interpreter: literal },
  ),
} satisfies Kind
export type Script = DataOf<typeof Script>

/** Every command of a script. Made when it is first asked for: a repository may hold very many. */
export function commandsOf(script: Script): readonly Ran[] {
  const found = known.get(script) ?? ranIn(script.text, ({ start, end }) => ['text', start, end])
  known.set(script, found)
  return found
}

/** The statements of a script as they stand, for who has to know what is quoted. */
export function statementsOf(script: Script): List {
  const found = lists.get(script) ?? parseScript(script.text).script.list
  lists.set(script, found)
  return found
}

/** Its simple commands, with their words as they stand. */
export function simpleCommandsOf(script: Script): readonly Command[] {
  const found = commands.get(script) ?? simpleCommandsIn(statementsOf(script))
  commands.set(script, found)
  return found
}

const known = new WeakMap<Script, readonly Ran[]>()
const lists = new WeakMap<Script, List>()
const commands = new WeakMap<Script, readonly Command[]>()
