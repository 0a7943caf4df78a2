import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import type { List } from './ast.ts'
import { evaluate, type Lookup } from './evaluate.ts'
import { type Command, commandsOf } from './words.ts'

/** What a variable holds from an offset of the script on. */
interface Constant {
  readonly from: number
  readonly value: string | Unknown
}

/**
 * The values of variables that are set once in the script, at its top, whatever happens; `around` are those that it is started
 * with, as long as it does not set them. What is set twice, in a loop or on a condition is unknown.
 */
export function constantsIn(list: List, around: Lookup = nothing, commands = commandsOf(list)): (at: number) => Lookup {
  const counts = new Map<string, number>()
  for (const command of commands) for (const name of setBy(command)) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const name of loopsIn(list)) counts.set(name, 2)
  const constants = new Map<string, Constant>()
  const lookupAt =
    (at: number): Lookup =>
    (name) => {
      if (!counts.has(name)) return around(name)
      const constant = constants.get(name)
      return constant && constant.from <= at ? constant.value : unknownValue(name, 'it is not set once and for all')
    }
  for (const { assignments, words, within, after, background, span } of commands) {
    const alone =
      words.length === 0 && within.length === 0 && (after === '' || after === ';' || after === '\n' || after === '&&')
    if (!alone || background) continue
    for (const { name, value, append, index } of assignments)
      if (counts.get(name) === 1 && !append && index === undefined) {
        const whole = evaluate(quoted(value), lookupAt(span.start))
        if (!isUnknown(whole)) constants.set(name, { from: span.end, value: whole })
      }
  }
  return lookupAt
}

const nothing: Lookup = () => undefined

/** What is assigned is not split. */
function quoted(word: Command['assignments'][number]['value']) {
  return word.parts
    ? {
        ...word,
        parts: word.parts.map((part) => (part.type === 'variable' ? { ...part, quoted: true as const } : part)),
      }
    : word
}

/** Names that a command sets for what comes after it. */
function* setBy({ words, assignments }: Command): Iterable<string> {
  if (words.length === 0) for (const { name } of assignments) yield name
  const [name, ...rest] = words.map(({ text }) => text)
  if (name === undefined || !setters.has(name)) return
  for (const text of rest) {
    const found = /^[A-Za-z_]\w*/.exec(text)?.[0]
    if (found !== undefined) yield found
  }
}

const setters: ReadonlySet<string> = new Set([
  'declare',
  'export',
  'getopts',
  'let',
  'local',
  'mapfile',
  'printf',
  'read',
  'readarray',
  'readonly',
  'typeset',
  'unset',
])

/** Names that loops run through. */
function* loopsIn(list: List): Iterable<string> {
  for (const statement of list) {
    if (statement.type === 'for' || statement.type === 'select') yield statement.name
    if ('body' in statement) yield* loopsIn(statement.body)
    if (statement.type === 'if') {
      for (const { body } of statement.branches) yield* loopsIn(body)
      yield* loopsIn(statement.otherwise ?? [])
    }
    if (statement.type === 'case') for (const { body } of statement.items) yield* loopsIn(body)
  }
}
