import type { BlockNode } from '../../syntax/hcl/ast.ts'
import type { Schema } from '../aws-schema.ts'
import type { Step } from './chains.ts'
import { hint } from './complaint.ts'
import { attribute } from './directory.ts'

/** What is wrong with taking `steps` of a resource: an instance that is not chosen, an attribute that is not there. */
export function memberFault(
  address: string,
  { body }: BlockNode,
  steps: readonly Step[],
  schema: Schema | undefined,
): string | undefined {
  const many = attribute(body, 'for_each') ?? attribute(body, 'count')
  const [first] = steps
  if (many && first?.kind === 'name')
    return `\`${address}\` has \`${many.name}\`: choose an instance, such as \`${address}[${many.name === 'count' ? '0' : 'each.key'}]\``
  if (!many && first?.kind === 'index') return `\`${address}\` is one: it has neither \`count\` nor \`for_each\``
  return schema && attributeFault(address, schema, steps)
}

function attributeFault(address: string, schema: Schema, steps: readonly Step[]): string | undefined {
  let at: Schema = schema
  for (const step of steps) {
    if (step.kind !== 'name') continue
    const { name } = step
    const inner = own(at.b, name)
    const found = own(at.a, name)
    if (inner) at = inner
    else if (found && 'n' in found) at = found
    else if (found || name === 'id') return undefined
    else
      return `\`${address}\` has no attribute \`${name}\`${hint(name, [...Object.keys(at.a), ...Object.keys(at.b ?? {})])}`
  }
  return undefined
}

function own<T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return entries && Object.hasOwn(entries, name) ? entries[name] : undefined
}
