import type { Body } from '../../syntax/hcl/ast.ts'
import { nearest } from '../../values/nearest.ts'
import type { AttributeSchema, BlockSchema, ProviderSchema, Schema } from '../aws-schema.ts'

/** The schemas of what the bodies write, and no others: Terraform reads ten in a moment, two thousand in seconds. */
export function schemaAsWritten(aws: ProviderSchema, bodies: readonly Body[]): ProviderSchema {
  const written = new Map<string, Body[]>()
  for (const { blocks } of bodies)
    for (const { type, labels, body } of blocks) {
      const key = labels[0]?.text
      if (key && kinds.has(type)) written.set(key, [...(written.get(key) ?? []), body])
    }
  const all = [aws.resources, aws.data, aws.ephemeral]
  const strange = [...written.keys()].filter((type) => !all.some((schemas) => Object.hasOwn(schemas, type)))
  const chosen = (schemas: Readonly<Record<string, Schema>>) => {
    const known = Object.keys(schemas)
    // Terraform asks "did you mean" of what it is told of.
    const types = new Set([...written.keys(), ...strange.flatMap((type) => nearest(type, known, 1))])
    return Object.fromEntries(
      [...types].flatMap((type) => {
        const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined
        return schema ? [[type, asWritten(schema, written.get(type) ?? [])]] : []
      }),
    )
  }
  return {
    ...aws,
    resources: chosen(aws.resources),
    data: chosen(aws.data),
    ephemeral: chosen(aws.ephemeral),
  }
}

const kinds = new Set(['resource', 'data', 'ephemeral'])

/**
 * What our schema does not tell, such as a statement inside a statement, is an attribute there of any type. Where it is
 * written as a block, Terraform must be told of a block: of one that has all that is written in it.
 */
function asWritten({ a, b = {} }: Schema, bodies: readonly Body[]): Schema {
  const attributes: [string, AttributeSchema][] = []
  const blocks: [string, BlockSchema][] = []
  for (const [name, schema] of Object.entries(a)) {
    const inner = 't' in schema && schema.t === 'dynamic' ? blocksIn(bodies, name) : []
    if (inner.length > 0) blocks.push([name, { m: 'list', ...unknownBlock(inner) }])
    else attributes.push([name, schema])
  }
  for (const [name, schema] of Object.entries(b)) {
    const inner = blocksIn(bodies, name)
    blocks.push([name, inner.length > 0 ? { ...schema, ...asWritten(schema, inner) } : schema])
  }
  return { a: Object.fromEntries(attributes), b: Object.fromEntries(blocks) }
}

function unknownBlock(bodies: readonly Body[]): Schema {
  const attributes = new Set(bodies.flatMap((body) => body.attributes.map(({ name }) => name)))
  const blocks = new Set(bodies.flatMap((body) => body.blocks.map(nameOf)))
  return {
    a: Object.fromEntries([...attributes].filter((name) => !blocks.has(name)).map((name) => [name, { t: 'dynamic' }])),
    b: Object.fromEntries([...blocks].map((name) => [name, { m: 'list', ...unknownBlock(blocksIn(bodies, name)) }])),
  }
}

/** The bodies of blocks of one name, also of those that `dynamic` makes. */
function blocksIn(bodies: readonly Body[], name: string): Body[] {
  return bodies.flatMap(({ blocks }) =>
    blocks
      .filter((block) => nameOf(block) === name)
      .flatMap(({ type, body }) => {
        if (type !== 'dynamic') return [body]
        return body.blocks.filter((inner) => inner.type === 'content').map((inner) => inner.body)
      }),
  )
}

function nameOf({ type, labels }: Body['blocks'][number]): string {
  return type === 'dynamic' ? (labels[0]?.text ?? type) : type
}
