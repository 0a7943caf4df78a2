import { z } from 'zod'
import type { Command } from './command.ts'

/** One thing that a command is told. Flags, completions, forms and tool schemas are drawn from it. */
export interface Field {
  readonly name: string
  /** `failOn` is `fail-on`. */
  readonly flag: string
  readonly type: 'text' | 'number' | 'flag' | 'list'
  readonly choices?: readonly string[]
  readonly about: string
  readonly default?: unknown
  readonly required: boolean
  readonly positional: boolean
  /** Asked for without showing it, where it was not given. */
  readonly secret?: true
  /** It holds the text of a file, which is named in a terminal. */
  readonly file?: true
}

/** The fields of a command in the order of its schema; those that are neither scalars nor lists of scalars have no flag. */
export function fieldsOf({ input, positional = [] }: Command): readonly Field[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const type = typeOf(property)
    if (!type) return []
    const choices = property.enum ?? property.items?.enum
    return {
      name,
      flag: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      type,
      ...(choices && { choices: choices.map(String) }),
      about: property.description ?? '',
      ...(property.default !== undefined && { default: property.default }),
      required: schema.required?.includes(name) ?? false,
      positional: positional.includes(name),
      ...(property.secret === true && { secret: true as const }),
      ...(property.file && { file: true as const }),
    }
  })
}

interface JsonSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly description?: string
  readonly default?: unknown
  readonly secret?: unknown
  readonly file?: boolean
}

function typeOf({ type, enum: choices, items }: JsonSchema): Field['type'] | undefined {
  if (type === 'boolean') return 'flag'
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'string' || choices) return 'text'
  return type === 'array' && items && typeOf(items) === 'text' ? 'list' : undefined
}
