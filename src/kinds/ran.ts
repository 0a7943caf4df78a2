import type { Path, Span } from '../model/source.ts'
import { isUnknown } from '../model/unknown.ts'
import type { Connector, List, Word } from '../syntax/shell/ast.ts'
import { constantsIn } from '../syntax/shell/constants.ts'
import { evaluate, type Lookup } from '../syntax/shell/evaluate.ts'
import { parseScript } from '../syntax/shell/parse.ts'
import { type Block, type Command, commandsOf } from '../syntax/shell/words.ts'

/** A command that something runs: a script, a step of a pipeline, an instruction of a Dockerfile. */
export interface Ran {
  /** Without directory: `curl`, not `/usr/bin/curl`; what only starts it (`sudo`, `exec`) is left out. */
  readonly name: string
  /** What follows the name. */
  readonly words: readonly Spot[]
  /** All words as they stand, `sudo` included. */
  readonly written: readonly Spot[]
  /** `FOO=1` in front of it, or alone. */
  readonly assignments: readonly (Spot & { readonly name: string })[]
  readonly redirections: readonly (Spot & { readonly operator: string; readonly descriptor?: string })[]
  /** What it hangs on: `|`, `&&`, `;`, or a block that something is piped into. */
  readonly after: Connector
  readonly negated: boolean
  /** What decides whether and how often it runs, the outermost first. */
  readonly within: readonly Block[]
}

/** A word and its path. */
export interface Spot {
  /** Without quotes; expansions stand as they are written. */
  readonly text: string
  /** What the shell makes of it; absent where that cannot be known. */
  readonly value?: string
  readonly at: Path
}

/** Every command of a script; `at` gives the path of a part of it, `around` the variables that it is started with. */
export function ranIn(script: string, at: (span: Span) => Path, around?: Lookup): readonly Ran[] {
  return ranInList(parseScript(script).script.list, script, at, around)
}

export function ranInList(list: List, script: string, at: (span: Span) => Path, around?: Lookup): readonly Ran[] {
  const commands = commandsOf(list)
  const lookupAt = constantsIn(list, around, commands)
  return commands
    .filter(({ words, assignments }) => words.length + assignments.length > 0)
    .flatMap((command) => {
      const spot = spotter(at, lookupAt(command.span.start))
      const ran = ranOf(command, spot)
      return [ran, ...nested(ran, command, script, at)]
    })
}

/** What a list of words runs, such as the JSON form of CMD. */
export function ranAs(written: readonly Spot[]): readonly Ran[] {
  return written.length === 0
    ? []
    : [named({ written, assignments: [], redirections: [], after: '', negated: false, within: [] })]
}

/** Whether it runs whenever the whole does: on no condition, in no loop or function, and not as an `||` to something else. */
export function isCertain({ after, within }: Ran): boolean {
  return after !== '||' && within.every(({ type, after: hung }) => certain.has(type) && hung !== '||')
}

/** Whether one of the words is the option, alone or with `=value`. */
export function option({ words }: Ran, ...names: readonly string[]): Spot | undefined {
  return words.find(({ text }) => names.some((name) => text === name || text.startsWith(`${name}=`)))
}

const certain: ReadonlySet<Block['type']> = new Set(['group', 'subshell', 'substitution'])
const starters: ReadonlySet<string> = new Set(['sudo', 'exec', 'command', 'env', 'nice', 'time', 'nohup', 'eatmydata'])

type Spotter = (word: Word) => Spot

function spotter(at: (span: Span) => Path, lookup: Lookup): Spotter {
  return (word) => {
    const value = evaluate(word, lookup)
    return { text: word.text, ...(!isUnknown(value) && { value }), at: at(word.span) }
  }
}

function ranOf({ words, assignments, redirections, after, negated, within }: Command, spot: Spotter): Ran {
  return named({
    written: words.map(spot),
    assignments: assignments.map(({ name, value, span }) => ({ ...spot({ ...value, span }), name })),
    redirections: redirections.map(({ operator, descriptor, target }) => ({
      ...spot(target),
      operator,
      ...(descriptor !== undefined && { descriptor }),
    })),
    // The first of a block hangs on what the block hangs on.
    after: after === '' ? (within.at(-1)?.after ?? '') : after,
    negated: negated === true,
    within,
  })
}

function named(ran: Omit<Ran, 'name' | 'words'>): Ran {
  const { written } = ran
  let first = 0
  while (starters.has(written[first]?.text ?? '')) {
    first++
    while (/^(?:-|[A-Za-z_]\w*=)/.test(written[first]?.text ?? '')) first++
  }
  const name = (written[first]?.text ?? '').split('/').at(-1) ?? ''
  return { name, words: written.slice(first + 1), ...ran }
}

/** What `bash -c '…'` and `bash <<EOF` run. */
function nested({ name, words }: Ran, command: Command, script: string, at: (span: Span) => Path): readonly Ran[] {
  if (!shells.has(name) || command.within.length > deepest) return []
  const flag = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text))
  const skipped = command.words.length - words.length
  const word = flag < 0 ? undefined : command.words[skipped + flag + 1]
  const inner = word ? textOf(word, script) : flag < 0 ? heredocOf(command, script) : undefined
  if (!inner) return []
  const { text, start, exact, whole } = inner
  const within: readonly Block[] = [...command.within, { type: 'group', after: command.after }]
  const place = (span: Span) => at(exact ? { start: start + span.start, end: start + span.end } : whole)
  return ranIn(text, place).map((ran) => ({ ...ran, within: [...within, ...ran.within] }))
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash'])
const deepest = 10

/** Text in text; `exact` where it stands there letter by letter from `start` on. */
interface Inner {
  readonly text: string
  readonly start: number
  readonly exact: boolean
  readonly whole: Span
}

function textOf({ text, parts, quoted, span }: Word, script: string): Inner | undefined {
  if (parts || !quoted) return undefined
  return { text, start: span.start + 1, exact: script.slice(span.start + 1, span.end - 1) === text, whole: span }
}

function heredocOf({ redirections }: Command, script: string): Inner | undefined {
  const found = redirections.findLast(({ heredoc }) => heredoc)?.heredoc
  if (!found) return undefined
  const { text, span } = found
  return { text, start: span.start, exact: script.slice(span.start, span.end) === text, whole: span }
}
