import type { Span } from '../../model/source.ts'

/** What stands between two braces, or in a whole file. */
export interface Body extends Span {
  readonly attributes: readonly AttributeNode[]
  readonly blocks: readonly BlockNode[]
}

/** It starts with its name. */
export interface AttributeNode extends Span {
  readonly name: string
  readonly nameEnd: number
  readonly value: Expression
}

/** It starts with its type. */
export interface BlockNode extends Span {
  readonly type: string
  readonly typeEnd: number
  readonly labels: readonly Label[]
  /** The braces included. */
  readonly body: Body
}

/** Where the name of an attribute or the type of a block stands. */
export function nameSpan(node: AttributeNode | BlockNode): Span {
  return { start: node.start, end: 'nameEnd' in node ? node.nameEnd : node.typeEnd }
}

export interface Label extends Span {
  readonly text: string
}

/** Every node is its own span. */
export type Expression =
  | LiteralNode
  | TemplateNode
  | NameNode
  | GetNode
  | IndexNode
  | SplatNode
  | CallNode
  | ConditionalNode
  | BinaryNode
  | UnaryNode
  | ForNode
  | ObjectNode
  | TupleNode
  | ParenthesesNode

/** A number, `true`, `false`, `null`, or a quoted string or heredoc in which nothing is evaluated. */
export interface LiteralNode extends Span {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
}

/** A quoted string or a heredoc in which something is evaluated. */
export interface TemplateNode extends Span {
  readonly kind: 'template'
  readonly parts: readonly TemplatePart[]
}

export type TemplatePart = TextPart | HolePart | DirectivePart

/** As it reads: escapes resolved, the common indentation of a `<<-` heredoc taken away. */
export interface TextPart extends Span {
  readonly kind: 'text'
  readonly text: string
}

/** `${…}`; `~` at a side trims the text beside it. */
export interface HolePart extends Span {
  readonly kind: 'hole'
  readonly value: Expression
  readonly trims: Trims
}

/** `%{ if … }`, `%{ for k, v in … }`, `%{ else }`, `%{ endif }`, `%{ endfor }`. */
export interface DirectivePart extends Span {
  readonly kind: 'directive'
  readonly word: string
  readonly names: readonly string[]
  readonly value?: Expression
  readonly trims: Trims
}

export interface Trims {
  readonly before: boolean
  readonly after: boolean
}

/** The root of a reference: `var` of `var.region`. */
export interface NameNode extends Span {
  readonly kind: 'name'
  readonly name: string
}

/** The name is the end of it. */
export interface GetNode extends Span {
  readonly kind: 'get'
  readonly of: Expression
  readonly name: string
}

export interface IndexNode extends Span {
  readonly kind: 'index'
  readonly of: Expression
  readonly key: Expression
}

/** `[*]` where full, `.*` otherwise. */
export interface SplatNode extends Span {
  readonly kind: 'splat'
  readonly of: Expression
  readonly full: boolean
}

/** The name is the start of it. */
export interface CallNode extends Span {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
  /** The last argument ends in `...`. */
  readonly spread: boolean
}

export interface ConditionalNode extends Span {
  readonly kind: 'conditional'
  readonly test: Expression
  readonly then: Expression
  readonly otherwise: Expression
}

export interface BinaryNode extends Span {
  readonly kind: 'binary'
  readonly operator: string
  readonly left: Expression
  readonly right: Expression
}

export interface UnaryNode extends Span {
  readonly kind: 'unary'
  readonly operator: '-' | '!'
  readonly operand: Expression
}

/** With a key it makes an object, without one a list. */
export interface ForNode extends Span {
  readonly kind: 'for'
  readonly names: readonly string[]
  readonly of: Expression
  readonly key?: Expression
  readonly value: Expression
  /** `...` after the value: values of one key are put into a list. */
  readonly groups: boolean
  readonly where?: Expression
}

export interface ObjectNode extends Span {
  readonly kind: 'object'
  readonly entries: readonly EntryNode[]
}

/** From the start of the key to the end of the value. A bare word as key is a literal. */
export interface EntryNode extends Span {
  readonly key: Expression
  readonly value: Expression
}

export interface TupleNode extends Span {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
}

export interface ParenthesesNode extends Span {
  readonly kind: 'parentheses'
  readonly inner: Expression
}
