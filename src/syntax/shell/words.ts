import type { Path } from '../../model/source.ts'
import type { Connector, List, Part, Simple, Statement, Word } from './ast.ts'
import { parseScript } from './parse.ts'

/** A simple command, wherever in a script it stands. */
export interface Command extends Simple {
  /** What it stands in, the outermost first. */
  readonly within: readonly Block[]
  /** Where it stands in the script's data. */
  readonly path: Path
}

export interface Block {
  /** What decides whether and how often it runs; `condition` is what `if` and `while` ask. */
  readonly type: 'condition' | 'branch' | 'loop' | 'case' | 'function' | 'group' | 'subshell' | 'substitution'
  /** Of a function. */
  readonly name?: string
  /** What the statement that it belongs to hangs on: `|` where something is piped into the block. */
  readonly after: Connector
}

/** Every simple command of the text in order; those inside a word (`$( )`) follow the command that the word belongs to. */
export function commandsIn(script: string): readonly Command[] {
  return commandsOf(parseScript(script).script.list)
}

export function commandsOf(list: List, path: Path = ['list']): readonly Command[] {
  const commands: Command[] = []
  collect(list, path, [], commands)
  return commands
}

function collect(list: List, path: Path, within: readonly Block[], commands: Command[]): void {
  for (const [index, statement] of list.entries()) {
    const here = [...path, index]
    if (statement.type === 'command') {
      commands.push({ ...statement, within, path: here })
      for (const [at, { value }] of statement.assignments.entries())
        inWord(value, [...here, 'assignments', at, 'value'], within, commands)
      inWords(statement.words, [...here, 'words'], within, commands)
    } else inBlock(statement, here, within, commands)
    for (const [at, { target, heredoc }] of statement.redirections.entries()) {
      inWord(target, [...here, 'redirections', at, 'target'], within, commands)
      if (heredoc) inParts(heredoc.parts, [...here, 'redirections', at, 'heredoc', 'parts'], within, commands)
    }
  }
}

function inBlock(
  statement: Exclude<Statement, Simple>,
  path: Path,
  within: readonly Block[],
  commands: Command[],
): void {
  const { after } = statement
  const body = (list: List, step: Path, type: Block['type']) =>
    collect(list, [...path, ...step], [...within, { type, after }], commands)
  switch (statement.type) {
    case 'if':
      for (const [index, branch] of statement.branches.entries()) {
        body(branch.condition, ['branches', index, 'condition'], 'condition')
        body(branch.body, ['branches', index, 'body'], 'branch')
      }
      if (statement.otherwise) body(statement.otherwise, ['otherwise'], 'branch')
      break
    case 'while':
    case 'until':
      body(statement.condition, ['condition'], 'condition')
      body(statement.body, ['body'], 'loop')
      break
    case 'for':
    case 'select':
      inWords(statement.words ?? [], [...path, 'words'], within, commands)
      body(statement.body, ['body'], 'loop')
      break
    case 'count':
      inWord(statement.head, [...path, 'head'], within, commands)
      body(statement.body, ['body'], 'loop')
      break
    case 'case':
      inWord(statement.word, [...path, 'word'], within, commands)
      for (const [index, item] of statement.items.entries()) {
        inWords(item.patterns, [...path, 'items', index, 'patterns'], within, commands)
        body(item.body, ['items', index, 'body'], 'case')
      }
      break
    case 'function':
      collect(
        statement.body,
        [...path, 'body'],
        [...within, { type: 'function', name: statement.name, after }],
        commands,
      )
      break
    case 'group':
    case 'subshell':
      body(statement.body, ['body'], statement.type)
      break
    case 'test':
      inWords(statement.words, [...path, 'words'], within, commands)
      break
    case 'arithmetic':
      inWord(statement.expression, [...path, 'expression'], within, commands)
  }
}

function inWords(words: readonly Word[], path: Path, within: readonly Block[], commands: Command[]): void {
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word?.parts) inParts(word.parts, [...path, index, 'parts'], within, commands)
  }
}

function inWord(word: Word, path: Path, within: readonly Block[], commands: Command[]): void {
  inParts(word.parts, [...path, 'parts'], within, commands)
}

function inParts(parts: readonly Part[] | undefined, path: Path, within: readonly Block[], commands: Command[]): void {
  if (!parts) return
  for (const [index, part] of parts.entries()) {
    const here = [...path, index]
    if (part.type === 'command' || part.type === 'process')
      collect(part.list, [...here, 'list'], [...within, { type: 'substitution', after: '' }], commands)
    else if (part.type === 'arithmetic') inWord(part.expression, [...here, 'expression'], within, commands)
    else if (part.type === 'array') inWords(part.words, [...here, 'words'], within, commands)
    else if (part.type === 'variable' && part.argument) inWord(part.argument, [...here, 'argument'], within, commands)
  }
}
