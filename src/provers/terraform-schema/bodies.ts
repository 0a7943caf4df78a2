import type { Span } from '../../model/source.ts'
import { type AttributeNode, type BlockNode, type Body, nameSpan } from '../../syntax/hcl/ast.ts'
import type { AttributeSchema, Schema, Type } from '../aws-schema.ts'
import { hint } from './complaint.ts'
import { type Mismatch, mismatches } from './literals.ts'

/** What Terraform itself reads in any resource. */
const everywhere = new Set(['count', 'for_each', 'depends_on', 'provider', 'lifecycle', 'provisioner', 'connection'])

/** Faults of a block against its schema: unknown and missing arguments and blocks, literals of a wrong type. */
export function* bodyFaults(body: Body, schema: Schema, head: Span, called: string, top = true): Iterable<Mismatch> {
  const meta = (name: string) => top && everywhere.has(name)
  const known = [...Object.keys(schema.a), ...Object.keys(schema.b ?? {})]
  for (const attribute of body.attributes)
    if (!meta(attribute.name)) yield* attributeFaults(attribute, schema, called, known)
  for (const block of body.blocks) if (!meta(block.type)) yield* blockFaults(block, schema, called, known)
  yield* missing(body, schema, head, called)
}

function* attributeFaults(
  attribute: AttributeNode,
  schema: Schema,
  called: string,
  known: readonly string[],
): Iterable<Mismatch> {
  const { name, value } = attribute
  const found = own(schema.a, name)
  if (!found) {
    if (own(schema.b ?? {}, name))
      yield { at: nameSpan(attribute), message: `\`${name}\` of ${called} is a block, not an argument` }
    else yield { at: nameSpan(attribute), message: `${called} has no argument \`${name}\`${hint(name, known)}` }
  } else if ('c' in found && found.c) {
    // What is computed may still be asked for by id when something is adopted.
    if (name !== 'id')
      yield { at: nameSpan(attribute), message: `\`${name}\` of ${called} is computed and cannot be set` }
  } else
    for (const fault of mismatches(value, typeOf(found)))
      yield { ...fault, message: `\`${name}\` of ${called}: ${fault.message}` }
}

function* blockFaults(block: BlockNode, schema: Schema, called: string, known: readonly string[]): Iterable<Mismatch> {
  const { name, body } = written(block)
  const inner = own(schema.b ?? {}, name)
  if (inner) {
    if (body) yield* bodyFaults(body, inner, nameSpan(block), `\`${name}\` of ${called}`, false)
    else yield { at: nameSpan(block), message: `a dynamic block \`${name}\` needs \`content\`` }
    return
  }
  const argument = own(schema.a, name)
  if (!argument) yield { at: nameSpan(block), message: `${called} has no block \`${name}\`${hint(name, known)}` }
  else if (!('t' in argument) || argument.t !== 'dynamic')
    yield { at: nameSpan(block), message: `\`${name}\` of ${called} is an argument, not a block` }
}

function* missing(body: Body, schema: Schema, head: Span, called: string): Iterable<Mismatch> {
  const given = new Set([
    ...body.attributes.map(({ name }) => name),
    ...body.blocks.map((block) => written(block).name),
  ])
  for (const [name, { r }] of Object.entries(schema.a))
    if (r && !given.has(name)) yield { at: head, message: `${called} has no \`${name}\`, which is required` }
  for (const [name, { r, m }] of Object.entries(schema.b ?? {})) {
    if (r && !given.has(name)) yield { at: head, message: `${called} has no block \`${name}\`, which is required` }
    if (m === 'single' && body.blocks.filter(({ type }) => type === name).length > 1)
      yield { at: head, message: `${called} has several blocks \`${name}\`, and may have one` }
  }
}

/** A `dynamic` block stands for blocks of the name that is its label. */
function written({ type, labels, body }: BlockNode): { readonly name: string; readonly body?: Body } {
  const [label] = labels
  if (type !== 'dynamic' || !label) return { name: type, body }
  const content = body.blocks.find((each) => each.type === 'content')
  return { name: label.text, ...(content && { body: content.body }) }
}

function typeOf(attribute: AttributeSchema): Type {
  if ('t' in attribute) return attribute.t
  const object: Type = {
    object: Object.fromEntries(
      Object.entries(attribute.a)
        .filter(([, each]) => !('c' in each))
        .map(([name, each]) => [name, { type: typeOf(each), optional: !each.r }]),
    ),
  }
  return attribute.n === 'single' ? object : [attribute.n, object]
}

function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined
}
