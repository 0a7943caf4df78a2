import type { Span } from '../../model/source.ts'
import type { List, Part, Statement, Word } from './ast.ts'
import { type Command, commandsOf } from './words.ts'

/** Where a script asks for the value of a variable. `guarded` where it says what to do without: `${x:-y}`, `${x?}`. */
export interface Asked {
  readonly name: string
  readonly span: Span
  readonly guarded: boolean
}

/** The variables that a script reads, in the order of its commands, and the names that it sets anywhere. */
export function variablesIn(list: List): { readonly reads: readonly Asked[]; readonly sets: ReadonlySet<string> } {
  const reads: Asked[] = []
  const sets = new Set<string>()
  for (const command of commandsOf(list)) {
    for (const { name, value } of command.assignments) {
      sets.add(name)
      inWord(value, reads)
    }
    for (const name of namedBy(command)) sets.add(name)
    for (const word of command.words) inWord(word, reads)
    for (const { target, heredoc } of command.redirections) {
      inWord(target, reads)
      inParts(heredoc?.parts, reads)
    }
  }
  for (const name of loopsIn(list)) sets.add(name)
  return { reads, sets }
}

function inWord(word: Word | undefined, reads: Asked[]): void {
  inParts(word?.parts, reads)
}

function inParts(parts: readonly Part[] | undefined, reads: Asked[]): void {
  for (const part of parts ?? []) {
    if (part.type === 'variable') {
      const guarded = /^:?[-=+?]/.test(part.operator ?? '') || part.indirect === true
      reads.push({ name: part.name, span: part.span, guarded })
      inWord(part.argument, reads)
    } else if (part.type === 'array') for (const word of part.words) inWord(word, reads)
    else if (part.type === 'arithmetic') inWord(part.expression, reads)
  }
}

/** Names that a builtin sets: `read line`, `export A=1`, `printf -v out`. */
function namedBy({ words }: Command): readonly string[] {
  const [name = '', ...rest] = words.map(({ text }) => text)
  return setters.has(name) ? rest.flatMap((text) => /^[A-Za-z_]\w*/.exec(text)?.[0] ?? []) : []
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
])

function* loopsIn(list: List): Iterable<string> {
  for (const statement of list) {
    if (statement.type === 'for' || statement.type === 'select') yield statement.name
    for (const inner of within(statement)) yield* loopsIn(inner)
  }
}

function within(statement: Statement): readonly List[] {
  if ('body' in statement) return [statement.body]
  if (statement.type === 'if')
    return [...statement.branches.flatMap(({ condition, body }) => [condition, body]), statement.otherwise ?? []]
  return statement.type === 'case' ? statement.items.map(({ body }) => body) : []
}
