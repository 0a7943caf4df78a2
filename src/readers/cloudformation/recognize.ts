import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'

/** A quick look at a text, before it is parsed: templates, and files of parameters for them. */
export function mayConcern(text: string): boolean {
  if (text.includes('Resources') && text.includes('::')) return true
  return (
    text.includes('ParameterKey') || text.includes('AWSTemplateFormatVersion') || /^\s*\{\s*"Parameters"/.test(text)
  )
}

/** By its content, under any name: it says so, or its resources are of types such as `AWS::S3::Bucket`. */
export function isTemplate(document: unknown): document is { readonly [name: string]: unknown } {
  if (!isMap(document) || document.apiVersion !== undefined) return false
  const { Resources: resources } = document
  if (document.AWSTemplateFormatVersion !== undefined)
    return resources === undefined || isMap(resources) || isUnknown(resources)
  if (!isMap(resources)) return false
  if (Object.keys(resources).some((name) => name.startsWith('Fn::ForEach::'))) return true
  return Object.values(resources).some(
    (each) => isMap(each) && typeof each.Type === 'string' && typeForm.test(each.Type),
  )
}

const typeForm = /^(?:(?:AWS|Alexa|Custom)::|[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+$)/
