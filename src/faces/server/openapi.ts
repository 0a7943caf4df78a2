import { z } from 'zod'
import type { Command } from '../../commands/command.ts'
import { fieldsOf } from '../../commands/fields.ts'
import { routes } from './routes/index.ts'

/** OpenAPI 3.1 of every command and route, drawn from the same schemas as the help of the command line. */
export function openApi(commands: Readonly<Record<string, Command>>, version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [id, command] of Object.entries(commands)) paths[`/api/${id}`] = operationsOf(id, command)
  for (const [wing, table] of Object.entries(routes))
    for (const [line, { summary, access }] of Object.entries(table)) {
      const [method = 'GET', path = '/'] = line.split(' ')
      const written = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')
      const parameters = [...written.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      }))
      paths[written] = {
        ...paths[written],
        [method.toLowerCase()]: {
          operationId: `${wing}/${method.toLowerCase()}${written}`,
          summary,
          'x-role': access,
          ...(access === 'open' && { security: [] }),
          ...(parameters.length > 0 && { parameters }),
          responses: { default: { description: 'As the protocol of this route says' } },
        },
      }
    }
  return {
    openapi: '3.1.0',
    info: { title: 'Millwright', version },
    paths,
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'devops_session' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['code', 'detail', 'help'],
          properties: { code: { type: 'string' }, detail: { type: 'string' }, help: { type: 'string' } },
        },
      },
    },
  }
}

function operationsOf(id: string, command: Command): Record<string, object> {
  const shared = {
    summary: command.summary,
    'x-role': command.role,
    responses: {
      200: {
        description: 'The answer',
        content: { 'application/json': { schema: schemaOf(command.output, 'output') } },
      },
      default: {
        description: 'What is wrong, and what to do',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
  const post = {
    ...shared,
    operationId: id,
    requestBody: { content: { 'application/json': { schema: schemaOf(command.input, 'input') } } },
  }
  if (command.changes) return { post }
  const parameters = fieldsOf(command).map(({ name, type, about, required }) => ({
    name,
    in: 'query',
    description: about,
    required,
    schema: type === 'list' ? { type: 'array', items: { type: 'string' } } : { type: plain[type] },
  }))
  return { post, get: { ...shared, operationId: `${id}/get`, parameters } }
}

const plain = { text: 'string', number: 'number', flag: 'boolean' } as const

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
