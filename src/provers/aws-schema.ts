import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { Schema } from '../facts/terraform-aws.ts'

export type { AttributeSchema, BlockSchema, Nesting, Schema, Type } from '../facts/terraform-aws.ts'

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
