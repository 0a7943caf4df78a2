import type { Context } from 'hono'
import type { Command } from '../../commands/command.ts'
import { fieldsOf } from '../../commands/fields.ts'
import { Fault } from '../../model/fault.ts'

/** What a request tells a command: a JSON object, or the words behind the `?`, read by the command's own fields. */
export async function inputOf(command: Command, context: Context): Promise<object> {
  return context.req.method === 'GET' ? fromQuery(command, context.req.queries()) : jsonOf(context)
}

/** The JSON object in the body; an empty body is an empty one. */
export async function jsonOf(context: Context): Promise<object> {
  const text = await context.req.text()
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  throw new Fault('input', 'the body of the request is no JSON object', 'Send `{}` where there is nothing to say.')
}

function fromQuery(command: Command, query: Readonly<Record<string, readonly string[]>>): object {
  const types = new Map(fieldsOf(command).map(({ name, type }) => [name, type]))
  return Object.fromEntries(
    Object.entries(query).map(([name, values]) => {
      const [value = ''] = values
      const type = types.get(name)
      if (type === 'list') return [name, values]
      if (type === 'number') return [name, Number(value)]
      return [name, type === 'flag' ? value !== 'false' : value]
    }),
  )
}
