import type { Span } from '../../model/source.ts'
import type { Define, Node, Parsed } from './ast.ts'
import type { Writer } from './traced.ts'
import type { Reason } from './unknowns.ts'
import { type Kind, type Mark, markOf, type Origin, type Value } from './value.ts'

/** What one template may take before it is given up: hundreds of times what people's do. */
export interface Limits {
  /** Characters that are written, those of included templates each time. */
  readonly output: number
  /** Templates in templates. */
  readonly depth: number
  /** Nodes that are walked and functions that are called. */
  readonly steps: number
  /** The same, of all templates of a set together. */
  readonly total: number
}

export const usual: Limits = { output: 20_000_000, depth: 120, steps: 500_000, total: 3_000_000 }

/** A template that can be called by its name. */
export interface Template {
  readonly name: string
  readonly nodes: readonly Node[]
  readonly origin: Source
}

/** The text that a template was read from. */
export interface Source {
  readonly text: string
  /** The file, or what `tpl` was given. */
  readonly name: string
  /** The file that the text is, where it is one. */
  readonly literal?: Origin
  /** Where a stretch of the text was written. */
  marksOf(span: Span): readonly Mark[]
  /** Where an action of the text was written. */
  originOf(span: Span): Mark['origin']
}

/** Templates by name; those of `tpl` are known in it alone. */
export interface Templates {
  readonly own: Map<string, Template>
  readonly above?: Templates
}

/** Everything that the parts of one evaluation share. */
export interface Run {
  readonly functions: ReadonlyMap<string, Func>
  readonly limits: Limits
  readonly reasons: Reason[]
  readonly spent: { output: number; steps: number; total: number }
  /** Called where a template can go on only by taking a value for unknown. */
  readonly wanting?: (message: string, where: Place) => void
}

export interface Place {
  readonly source: Source
  readonly span: Span
}

/** A function of templates. Arguments come as their kinds say; those of kind `text` and, in a `tracing` one, `any` with their past. */
export interface Func {
  readonly takes: readonly Kind[]
  readonly more?: Kind
  /** Gives on the past of its arguments, so that what is unknown in them stays where it is. */
  readonly tracing?: true
  run(args: readonly Value[], frame: Frame): Value
}

/** One template on its way. */
export interface Frame {
  readonly run: Run
  readonly source: Source
  readonly templates: Templates
  readonly depth: number
  readonly out: Writer
  readonly names: string[]
  readonly values: Value[]
  /** The node that is executed, for the place of a fault. */
  at: Span
  /** In a template that the rendered one calls: the action that called it. */
  readonly by: Span | undefined
  /** Whether this is the template that is rendered, and not one that it calls. */
  readonly top: boolean
}

export function found(templates: Templates, name: string): Template | undefined {
  for (let layer: Templates | undefined = templates; layer; layer = layer.above) {
    const template = layer.own.get(name)
    if (template) return template
  }
  return undefined
}

/** Adds a text and what it defines. As in Go, an empty text does not take the place of one that is not. */
export function add({ own }: Templates, name: string, { nodes, defines, text }: Parsed, origin: Source): void {
  const put = (each: string, of: readonly Node[]) => {
    if (!own.has(each) || !isEmpty(of, text)) own.set(each, { name: each, nodes: of, origin })
  }
  for (const define of defines as readonly Define[]) put(define.name, define.nodes)
  put(name, nodes)
}

function isEmpty(nodes: readonly Node[], text: string): boolean {
  return nodes.every(({ is, start, end }) => is === 'text' && text.slice(start, end).trim() === '')
}

/** A file as it stands. */
export function fileSource(name: string, text: string): Source {
  const origin = { is: 'file', name } as const
  return {
    text,
    name,
    literal: origin,
    marksOf: ({ start }) => [markOf(0, start, origin)],
    originOf: (span) => ({ is: 'action', name, span }),
  }
}
