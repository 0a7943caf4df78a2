import type { AttributeSchema, BlockSchema, Nesting, ProviderSchema, Schema, Type } from '../aws-schema.ts'
import { type Field, message } from './protobuf.ts'

/** The answer to `GetProviderSchema`. Numbers of fields: Terraform plugin protocol 6.11, docs/plugin-protocol, 2026-11-21. */
export function providerSchemaMessage({ provider, resources, data, ephemeral }: ProviderSchema): Uint8Array {
  return message([
    [1, schemaMessage(provider)],
    ...schemasOf(2, resources, true),
    ...schemasOf(3, data),
    ...schemasOf(8, ephemeral),
  ])
}

function schemasOf(field: number, schemas: Readonly<Record<string, Schema>>, managed = false): Field[] {
  return Object.entries(schemas).map(([type, schema]) => [
    field,
    message([
      [1, type],
      [2, schemaMessage(schema, managed)],
    ]),
  ])
}

function schemaMessage(schema: Schema, managed = false): Uint8Array {
  return message([[2, blockMessage(schema, managed)]])
}

function blockMessage({ a, b = {} }: Schema, managed: boolean): Uint8Array {
  return message([
    ...Object.entries(a).map(([name, schema]): Field => [2, attributeMessage(name, schema, managed)]),
    ...Object.entries(b).map(([name, schema]): Field => [3, nestedBlockMessage(name, schema, managed)]),
  ])
}

function attributeMessage(name: string, schema: AttributeSchema, managed: boolean): Uint8Array {
  const required = schema.r === 1
  const only = 'c' in schema && schema.c === 1
  // That a value is written and never read is told by its name alone.
  const writeOnly = managed && !only && name.endsWith('_wo')
  return message([
    [1, name],
    'n' in schema ? [10, objectMessage(schema, managed)] : [2, JSON.stringify(ctyType(schema.t))],
    [4, required],
    [5, !required && !only],
    // The text of the package does not tell which optional ones the provider may fill in; all of them are taken to be.
    [6, !required && !writeOnly],
    [11, writeOnly],
  ])
}

function objectMessage(schema: Schema & { readonly n: Nesting }, managed: boolean): Uint8Array {
  return message([
    ...Object.entries(schema.a).map(([name, inner]): Field => [1, attributeMessage(name, inner, managed)]),
    [3, nestings[nestingOf(schema.n, schema)]],
  ])
}

function nestedBlockMessage(name: string, schema: BlockSchema, managed: boolean): Uint8Array {
  const least = schema.r ?? 0
  return message([
    [1, name],
    [2, blockMessage(schema, managed)],
    [3, nestings[nestingOf(schema.m, schema)]],
    [4, schema.m === 'map' ? 0 : least],
    [5, schema.m === 'single' ? least : 0],
  ])
}

const nestings = { single: 1, list: 2, set: 3, map: 4 } as const

/** Terraform refuses a set of what has no settled type: a list takes all that the set would. */
function nestingOf(nesting: Nesting, schema: Schema): Nesting {
  return nesting === 'set' && isUnsettled(schema) ? 'list' : nesting
}

function isUnsettled({ a, b = {} }: Schema): boolean {
  return (
    Object.values(a).some((each) => ('n' in each ? isUnsettled(each) : holdsDynamic(each.t))) ||
    Object.values(b).some(isUnsettled)
  )
}

function ctyType(type: Type): unknown {
  if (typeof type === 'string') return type
  if (isCollection(type)) return [type[0] === 'set' && holdsDynamic(type) ? 'list' : type[0], ctyType(type[1])]
  const members = Object.entries(type.object)
  const optional = members.filter(([, member]) => member.optional).map(([name]) => name)
  const types = Object.fromEntries(members.map(([name, member]) => [name, ctyType(member.type)]))
  return optional.length > 0 ? ['object', types, optional] : ['object', types]
}

function holdsDynamic(type: Type): boolean {
  if (typeof type === 'string') return type === 'dynamic'
  if (isCollection(type)) return holdsDynamic(type[1])
  return Object.values(type.object).some((member) => holdsDynamic(member.type))
}

function isCollection(type: Exclude<Type, string>): type is readonly ['list' | 'set' | 'map', Type] {
  return Array.isArray(type)
}
