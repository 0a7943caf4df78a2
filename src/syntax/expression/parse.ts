import type { Comparison, Expression, Flaw } from './ast.ts'
import { type Cursor, descends, expect, fail, isMark, peek, takes, unexpected } from './cursor.ts'
import { arityFlaw } from './signatures.ts'
import { type Token, tokensOf } from './tokens.ts'

export type Parsed = { readonly expression: Expression } | { readonly flaw: Flaw }

/** Reads what stands between `${{` and `}}`. It takes and refuses what GitHub does; names are looked at by `unknownNames`. */
export function parseExpression(text: string): Parsed {
  const lexed = tokensOf(text)
  if ('flaw' in lexed) return lexed
  const cursor: Cursor = { text, tokens: lexed.tokens, at: 0, depth: 0, flaw: undefined }
  const expression = peek(cursor).is === 'end' ? undefined : whole(cursor)
  if (expression && peek(cursor).is !== 'end') unexpected(cursor)
  if (expression && !cursor.flaw) return { expression }
  return { flaw: cursor.flaw ?? { message: 'An expression is expected', span: { start: 0, end: text.length } } }
}

type Made = Expression | undefined

function whole(cursor: Cursor): Made {
  return deeper(cursor, () => logic(cursor, '||', () => logic(cursor, '&&', () => equality(cursor))))
}

function logic(cursor: Cursor, operator: '&&' | '||', part: () => Made): Made {
  const first = part()
  if (!first || !isMark(cursor, operator)) return first
  return deeper(cursor, () => {
    const parts = [first]
    while (takes(cursor, operator)) {
      const next = part()
      if (!next) return undefined
      parts.push(next)
    }
    return { is: 'logic', operator, parts, span: { start: first.span.start, end: (parts.at(-1) ?? first).span.end } }
  })
}

function equality(cursor: Cursor): Made {
  return comparison(cursor, ['==', '!='], () => comparison(cursor, ['<', '<=', '>', '>='], () => unary(cursor)))
}

function comparison(cursor: Cursor, operators: readonly Comparison['operator'][], part: () => Made): Made {
  let left = part()
  for (;;) {
    const operator = operators.find((each) => isMark(cursor, each))
    if (!left || !operator) return left
    cursor.at++
    const right = part()
    if (!right) return undefined
    left = { is: 'comparison', operator, left, right, span: { start: left.span.start, end: right.span.end } }
  }
}

function unary(cursor: Cursor): Made {
  const { start } = peek(cursor).span
  if (!takes(cursor, '!')) return indexed(cursor)
  return deeper(cursor, () => {
    const of = unary(cursor)
    return of && { is: 'not', of, span: { start, end: of.span.end } }
  })
}

function indexed(cursor: Cursor): Made {
  const { depth } = cursor
  let made = primary(cursor)
  while (made && (made.is === 'group' || made.is === 'call' || made.is === 'context' || made.is === 'index')) {
    if (isMark(cursor, '[')) {
      cursor.at++
      const by = takes(cursor, '*') ? 'every' : whole(cursor)
      const end = by && expect(cursor, ']')
      made = by && end ? { is: 'index', of: made, by, span: { start: made.span.start, end } } : undefined
    } else if (takes(cursor, '.')) {
      const { is, text: value, span } = peek(cursor)
      const by = is === 'name' ? ({ is: 'literal', value, span } as const) : value === '*' && is === 'mark' && 'every'
      if (by) cursor.at++
      else unexpected(cursor)
      made = by ? { is: 'index', of: made, by, span: { start: made.span.start, end: span.end } } : undefined
    } else break
    if (made && !descends(cursor)) made = undefined
  }
  cursor.depth = depth
  return made
}

function primary(cursor: Cursor): Made {
  const token = peek(cursor)
  const { span } = token
  if (token.value !== undefined) {
    cursor.at++
    return { is: 'literal', value: token.value, span }
  }
  if (token.is === 'name') {
    cursor.at++
    return takes(cursor, '(') ? call(cursor, token) : { is: 'context', name: token.text, span }
  }
  if (!takes(cursor, '(')) return unexpected(cursor)
  const of = whole(cursor)
  const end = of && expect(cursor, ')')
  return of && end ? { is: 'group', of, span: { start: span.start, end } } : undefined
}

function call(cursor: Cursor, { text: name, span }: Token): Made {
  const parts: Expression[] = []
  while (!isMark(cursor, ')')) {
    const part = whole(cursor)
    if (!part) return undefined
    parts.push(part)
    if (!isMark(cursor, ')') && expect(cursor, ',') === undefined) return undefined
  }
  const end = expect(cursor, ')')
  if (end === undefined) return undefined
  const message = arityFlaw(name, parts.length)
  if (message !== undefined) return fail(cursor, { message, span })
  return { is: 'call', name, arguments: parts, span: { start: span.start, end } }
}

function deeper(cursor: Cursor, make: () => Made): Made {
  const { depth } = cursor
  const made = descends(cursor) ? make() : undefined
  cursor.depth = depth
  return made
}
