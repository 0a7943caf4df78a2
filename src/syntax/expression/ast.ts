import type { Span } from '../../model/source.ts'

/** An expression of GitHub Actions. Spans are offsets into its text. */
export type Expression = Literal | Context | Index | Call | Not | Comparison | Logic | Group

export interface Literal {
  readonly is: 'literal'
  readonly value: null | boolean | number | string
  readonly span: Span
}

/** `github`, `matrix`: a name that stands alone. */
export interface Context {
  readonly is: 'context'
  readonly name: string
  readonly span: Span
}

/** `a.b`, `a[b]`, `a.*`, `a[*]`. */
export interface Index {
  readonly is: 'index'
  readonly of: Expression
  readonly by: Expression | 'every'
  readonly span: Span
}

export interface Call {
  readonly is: 'call'
  readonly name: string
  readonly arguments: readonly Expression[]
  readonly span: Span
}

export interface Not {
  readonly is: 'not'
  readonly of: Expression
  readonly span: Span
}

export interface Comparison {
  readonly is: 'comparison'
  readonly operator: '==' | '!=' | '<' | '<=' | '>' | '>='
  readonly left: Expression
  readonly right: Expression
  readonly span: Span
}

/** Two or more parts with one operator between them. */
export interface Logic {
  readonly is: 'logic'
  readonly operator: '&&' | '||'
  readonly parts: readonly Expression[]
  readonly span: Span
}

export interface Group {
  readonly is: 'group'
  readonly of: Expression
  readonly span: Span
}

/** What is wrong with an expression, and where in its text. */
export interface Flaw {
  readonly message: string
  readonly span: Span
}

/** The expression and everything in it, outermost first. */
export function* nodesOf(expression: Expression): Iterable<Expression> {
  yield expression
  for (const part of partsOf(expression)) yield* nodesOf(part)
}

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'index':
      return expression.by === 'every' ? [expression.of] : [expression.of, expression.by]
    case 'call':
      return expression.arguments
    case 'not':
    case 'group':
      return [expression.of]
    case 'comparison':
      return [expression.left, expression.right]
    case 'logic':
      return expression.parts
    default:
      return []
  }
}
