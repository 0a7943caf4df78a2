import { isMap } from '../model/shape.ts'
import type { SourceFile } from '../model/source.ts'
import { textIn } from './body.ts'

/** The regions of the providers of a plan, as its configuration writes them or its variables give them: `aws`, `aws.west`. */
export function regionsOfPlan({ text }: SourceFile): ReadonlyMap<string, string> {
  const plan = parsed(text)
  const found = new Map<string, string>()
  const variables = mapIn(plan.variables)
  for (const config of Object.values(mapIn(mapIn(plan.configuration).provider_config))) {
    const { name, alias, expressions } = mapIn(config)
    const { constant_value, references } = mapIn(mapIn(expressions).region)
    const variable = Array.isArray(references) ? String(references[0]).replace(/^var\./, '') : ''
    const region = textIn(constant_value) ?? textIn(mapIn(variables[variable]).value)
    const key = textIn(alias) === undefined ? 'aws' : `aws.${alias}`
    if (name === 'aws' && region !== undefined && !found.has(key)) found.set(key, region)
  }
  return found
}

function parsed(text: string): { readonly [name: string]: unknown } {
  try {
    return mapIn(JSON.parse(text))
  } catch {
    return {}
  }
}

function mapIn(value: unknown): { readonly [name: string]: unknown } {
  return isMap(value) ? value : {}
}
