import type { SourceFile, Tree } from '../../model/source.ts'
import type { Unknown } from '../../model/unknown.ts'
import { isUnknown } from '../../model/unknown.ts'
import { plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'
import { statementsIn } from './statements.ts'
import { type Dialect, groovy, ruby } from './strings.ts'

/**
 * Languages in which configuration is written as calls: Gradle in Groovy and Kotlin, Gemfiles. They are programs, and are read as
 * far as literals go: `tree.data` is a list of `Call`; what would have to be run is unknown, with its text.
 */
export const gradleCalls: Syntax = { title: 'Gradle build script', parse: (file) => parse(file, groovy) }
export const rubyCalls: Syntax = { title: 'Ruby configuration', parse: (file) => parse(file, ruby) }

/** `name(args, key: named) { block }`, with or without brackets. An assignment has the value as its only argument. */
export interface Call {
  readonly name: string
  readonly assigns: boolean
  readonly args: readonly Argument[]
  readonly named: { readonly [name: string]: Argument }
  readonly block: readonly Call[]
}

export type Argument = string | number | boolean | null | Unknown | readonly Argument[] | Call

export function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value) && 'assigns' in value
}

function parse(file: SourceFile, dialect: Dialect): Tree {
  const { root, comments } = statementsIn(file.text, dialect)
  return treeOf(file, root, {
    comments,
    problems: [],
    print: (value, old) => {
      const quote = file.text[old.span.start - 1]
      const text = String(value)
      if (typeof old.value !== 'string') return /^[\w.]+$/.test(text) ? text : { refused: 'only a word can stand here' }
      if ((quote !== '"' && quote !== "'") || /["'\\\n$#]/.test(text))
        return { refused: 'the value cannot stand in these quotes' }
      return text
    },
    again: (text) => ({ data: plain(statementsIn(text, dialect).root), problems: [] }),
  })
}
