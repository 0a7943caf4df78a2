import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

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

export interface ProviderSchema {
  readonly origin: string
  readonly version: string
  readonly provider: Schema
  readonly resources: Readonly<Record<string, Schema>>
  readonly data: Readonly<Record<string, Schema>>
  readonly ephemeral: Readonly<Record<string, Schema>>
}

let loaded: Promise<ProviderSchema> | undefined

/** Everything that the AWS provider knows; unpacked once, when the first file is proved. */
export function awsSchema(): Promise<ProviderSchema> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<ProviderSchema> {
  const file = new URL('../facts/data/terraform-aws.schema.json.br', import.meta.url)
  const packed = await readFile(fileURLToPath(file))
  return JSON.parse((await promisify(brotliDecompress)(packed)).toString())
}
