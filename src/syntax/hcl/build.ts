/**
 * HCL as generators build it: values in, text out by `printHcl`. A string is a string: `${` in it is escaped.
 * What is to be evaluated is `Code`, made by the functions below.
 */
export type Value = null | boolean | number | string | Code | readonly Value[] | Attributes

/** Attributes of a block or keys of an object, in the order to be written. `undefined` is left out. */
export interface Attributes {
  readonly [name: string]: Value | undefined
}

export interface Block {
  readonly type: string
  readonly labels: readonly string[]
  readonly attributes: Attributes
  readonly blocks: readonly Block[]
  readonly comment?: string
}

const form = Symbol('hcl')

/** An expression, or a value with a comment. */
export interface Code {
  readonly [form]: Form
}

export type Form =
  | { readonly form: 'raw'; readonly text: string }
  | { readonly form: 'call'; readonly name: string; readonly args: readonly Value[]; readonly spread: boolean }
  | { readonly form: 'template' | 'heredoc'; readonly parts: readonly Part[] }
  | { readonly form: 'conditional'; readonly test: Value; readonly then: Value; readonly otherwise: Value }
  | { readonly form: 'operation'; readonly left: Value; readonly operator: string; readonly right: Value }
  | { readonly form: 'object'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly form: 'for'; readonly loop: Loop; readonly key?: Value; readonly value: Value }
  | { readonly form: 'commented'; readonly comment: string; readonly value: Value }

/** Text that stands for itself, or a value put into it. */
export type Part = string | { readonly hole: Value }

/** `for <names> in <of> … if <where>` */
export interface Loop {
  readonly names: readonly [string] | readonly [string, string]
  readonly of: Value
  readonly where?: Value
}

export function block(
  type: string,
  labels: readonly string[] = [],
  attributes: Attributes = {},
  blocks: readonly Block[] = [],
): Block {
  return { type, labels, attributes, blocks }
}

/** The same value or block with a comment above it. Several lines are several comment lines. */
export function commented(comment: string, thing: Block): Block
export function commented(comment: string, thing: Value): Code
export function commented(comment: string, thing: Block | Value): Block | Code {
  if (isBlock(thing)) return { ...thing, comment }
  return code({ form: 'commented', comment, value: thing })
}

/** A reference, a type or a keyword: `var.cidr`, `aws_subnet.this[0].id`, `string`. */
export function ref(path: string): Code {
  return raw(path)
}

/** Any expression, on one line and as `terraform fmt` would write it, for what no other function builds. */
export function raw(text: string): Code {
  return code({ form: 'raw', text })
}

export function call(name: string, ...args: readonly Value[]): Code {
  return code({ form: 'call', name, args, spread: false })
}

/** A call whose last argument is spread: `merge(var.tags...)`. */
export function callSpread(name: string, ...args: readonly Value[]): Code {
  return code({ form: 'call', name, args, spread: true })
}

/** A quoted template: `` template`${ref('var.name')}-vpc` ``. One that is a single value is written as that value. */
export function template(text: TemplateStringsArray, ...holes: readonly Value[]): Code {
  return code({ form: 'template', parts: partsOf(text.map(String), holes) })
}

/**
 * Text of several lines with values in it, as in `template`; plain text is `heredoc(text)`.
 * HCL ends it with a line break, whether the text does or not.
 */
export function heredoc(text: string | TemplateStringsArray, ...holes: readonly Value[]): Code {
  return code({ form: 'heredoc', parts: partsOf(typeof text === 'string' ? [text] : text.map(String), holes) })
}

export function conditional(test: Value, then: Value, otherwise: Value): Code {
  return code({ form: 'conditional', test, then, otherwise })
}

/** `left operator right`; an operation or a condition inside is put in parentheses. */
export function operation(left: Value, operator: string, right: Value): Code {
  return code({ form: 'operation', left, operator, right })
}

/** An object with keys that are computed: `[[ref('var.key'), 1]]`. */
export function objectOf(entries: readonly (readonly [Value, Value])[]): Code {
  return code({ form: 'object', entries })
}

/** `[for x in of : value]` */
export function listFor(loop: Loop, value: Value): Code {
  return code({ form: 'for', loop, value })
}

/** `{ for k, v in of : key => value }` */
export function mapFor(loop: Loop, key: Value, value: Value): Code {
  return code({ form: 'for', loop, key, value })
}

export function isCode(value: unknown): value is Code {
  return typeof value === 'object' && value !== null && form in value
}

export function formOf(value: Code): Form {
  return value[form]
}

function code(content: Form): Code {
  return { [form]: content }
}

function isBlock(thing: Block | Value): thing is Block {
  return typeof thing === 'object' && thing !== null && 'blocks' in thing && 'labels' in thing && 'attributes' in thing
}

function partsOf(texts: readonly string[], holes: readonly Value[]): readonly Part[] {
  return texts.flatMap((text, index): Part[] => {
    const hole = holes[index]
    return [
      ...(text === '' ? [] : [text]),
      ...(hole === undefined ? [] : typeof hole === 'string' ? [hole] : [{ hole }]),
    ]
  })
}
