import type { Tool } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Command } from '../../commands/command.ts'

/** `incident/acknowledge` is the tool `incident_acknowledge`. */
export function toolName(id: string): string {
  return id.replaceAll('/', '_')
}

/** A command as language models are offered it, drawn from the same schemas as its help and its route. */
export function toolOf(id: string, command: Command): Tool {
  const { properties, ...input } = schemaOf(command.input, 'input')
  return {
    name: toolName(id),
    title: command.summary,
    description: command.changes ? `${command.summary}. It changes something: a person has to agree.` : command.summary,
    inputSchema: {
      ...input,
      type: 'object',
      properties: { ...(properties as object), ...(command.changes ? {} : { [fromName]: fromSchema }) },
      additionalProperties: false,
    },
    outputSchema: { ...lenient(schemaOf(command.output, 'output')), type: 'object' },
    annotations: {
      title: command.summary,
      readOnlyHint: !command.changes,
      destructiveHint: command.changes,
      idempotentHint: !command.changes,
      openWorldHint: false,
    },
  }
}

/** An argument of every tool that only looks: where to go on in the longest list of an answer that was cut. */
export const fromName = '_from'
const fromSchema = {
  type: 'integer',
  minimum: 0,
  description: 'Where to begin in the longest list of the answer; for what an earlier answer left out',
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as Record<string, unknown>
}

/** An answer may say more than its schema, and may be cut: neither makes it wrong. */
function lenient<Schema>(schema: Schema): Schema {
  if (Array.isArray(schema)) return schema.map(lenient) as Schema
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(key === 'additionalProperties' && value === false) && !(key === 'minItems' && value !== false),
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, lenient(value)])) as Schema
}
