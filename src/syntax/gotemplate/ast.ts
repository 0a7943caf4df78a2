import type { Comment, Span } from '../../model/source.ts'

/** A parsed text. Offsets are into `text`. */
export interface Parsed {
  readonly text: string
  readonly nodes: readonly Node[]
  /** In the order of the text; of two with one name the later one counts. */
  readonly defines: readonly Define[]
  readonly comments: readonly Comment[]
  /** The first fault; what has one is not executed. */
  readonly fault?: { readonly message: string; readonly span: Span }
}

export interface Define extends Span {
  readonly name: string
  readonly nodes: readonly Node[]
}

export type Node = Literal | Action | Branch | Range | Call | Jump

/** Text that is written as it stands, white space trimmed where the delimiters say so. */
export interface Literal extends Span {
  readonly is: 'text'
}

export interface Action extends Span {
  readonly is: 'action'
  readonly pipe: Pipe
}

export interface Branch extends Span {
  readonly is: 'if' | 'with'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[]
}

export interface Range extends Span {
  readonly is: 'range'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[]
}

/** `{{ template "name" pipe }}`, and where a `block` stands. */
export interface Call extends Span {
  readonly is: 'template'
  readonly name: string
  readonly pipe: Pipe | undefined
}

export interface Jump extends Span {
  readonly is: 'break' | 'continue'
}

export interface Pipe extends Span {
  /** Variables that are declared or, with `assigns`, set; with their `$`. */
  readonly variables: readonly string[]
  readonly assigns: boolean
  readonly commands: readonly Command[]
}

export interface Command extends Span {
  readonly first: Operand
  readonly rest: readonly Operand[]
}

export type Operand = Span &
  (
    | { readonly is: 'dot' | 'nil' }
    | { readonly is: 'bool'; readonly value: boolean }
    | ({ readonly is: 'number' } & Numeral)
    | { readonly is: 'string'; readonly value: string }
    | { readonly is: 'function'; readonly name: string }
    | { readonly is: 'field'; readonly names: readonly string[] }
    | { readonly is: 'variable'; readonly name: string; readonly names: readonly string[] }
    | { readonly is: 'chain'; readonly of: Operand; readonly names: readonly string[] }
    | { readonly is: 'pipe'; readonly pipe: Pipe }
  )

/** A number as Go's constants are: what it may be taken for. */
export interface Numeral {
  readonly int?: bigint
  readonly float?: number
  /** What it is where nothing asks for a type. */
  readonly ideal: 'int' | 'float'
}
