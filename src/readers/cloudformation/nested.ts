import { posix } from 'node:path'
import { isMap } from '../../model/shape.ts'

/** The template of a nested stack, where it is a file beside this one: the path from the root of what was read. */
export function nestedIn(resource: { readonly [name: string]: unknown }, directory: string): string | undefined {
  const { Type: type, Properties: properties } = resource
  if (!isMap(properties)) return undefined
  const url = type === 'AWS::CloudFormation::Stack' ? properties.TemplateURL : undefined
  const location = type === 'AWS::Serverless::Application' ? properties.Location : undefined
  const path = url ?? location
  if (typeof path !== 'string' || path.includes('://') || path.startsWith('/')) return undefined
  const joined = posix.join(directory, path)
  return joined.startsWith('../') ? undefined : joined
}
