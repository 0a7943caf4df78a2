import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** Terraform's type of a value; `dynamic` is any, or one that the schema does not tell. */
export type Type =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', Type]
  | { readonly object: Readonly<Record<string, { readonly type: Type; readonly optional: boolean }>> }

/** Attributes and nested blocks. The short names are those of the file, which has two million characters. */
export interface Schema {
  readonly a: Readonly<Record<string, AttributeSchema>>
  readonly b?: Readonly<Record<string, BlockSchema>>
}

export type AttributeSchema =
  | { readonly t: Type; readonly r?: 1; readonly c?: 1 }
  | (Schema & { readonly n: Nesting; readonly r?: 1 })

export interface BlockSchema extends Schema {
  readonly m: Nesting
  readonly r?: 1
}

export type Nesting = 'single' | 'list' | 'set' | 'map'

export type Section = 'resources' | 'data'

let text: string | undefined
const known = new Map<string, Schema | undefined>()

/** What the AWS provider knows of a type; source and version stand in the file. Only the part of that type is read as JSON. */
export function awsSchemaOf(section: Section, type: string): Schema | undefined {
  const key = `${section} ${type}`
  if (!/^aws_\w+$/.test(type)) return undefined
  if (!known.has(key)) known.set(key, schemaIn(sectionOf(section), type))
  return known.get(key)
}

/** The names of all types. */
export function awsTypes(section: Section): ReadonlySet<string> {
  const names =
    typesOf.get(section) ??
    new Set([...sectionOf(section).matchAll(/[{,]"(aws_\w+)":\{"[ab]"/g)].map(([, name = '']) => name))
  typesOf.set(section, names)
  return names
}

const typesOf = new Map<Section, ReadonlySet<string>>()

function sectionOf(section: Section): string {
  text ??= brotliDecompressSync(readFileSync(new URL('./data/terraform-aws.schema.json.br', import.meta.url))).toString(
    'latin1',
  )
  const [from, to] = section === 'resources' ? ['"resources":{', '"data":{"aws'] : ['"data":{"aws', '"ephemeral":{']
  return text.slice(text.indexOf(from), text.indexOf(to))
}

/** Names and types have no braces in them, so that counting finds the end. */
function schemaIn(section: string, type: string): Schema | undefined {
  const start = section.search(new RegExp(`[{,]"${type}":\\{"[ab]"`))
  if (start < 0) return undefined
  const open = start + type.length + 4
  for (let at = open, depth = 0; at < section.length; at++) {
    const character = section[at]
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) return JSON.parse(section.slice(open, at + 1))
  }
  return undefined
}
