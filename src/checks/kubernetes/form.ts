import { kubernetesSchema, resolved, type Schema } from '../../facts/kubernetes-schema.ts'
import type { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'

/** Where an object departs from the form of its kind. */
export type Departure =
  | {
      readonly sort: 'unknown'
      readonly at: Path
      readonly name: string
      readonly owner: Schema
      readonly ancestors: readonly Schema[]
    }
  | { readonly sort: 'type'; readonly at: Path; readonly value: unknown; readonly wanted: readonly string[] }
  | { readonly sort: 'missing'; readonly at: Path; readonly name: string }
  | { readonly sort: 'value'; readonly at: Path; readonly value: string; readonly allowed: readonly string[] }

const departuresOf = new WeakMap<Resource, readonly Departure[]>()

/** All departures of an object; none where its kind has no schema. Walked once for all that ask. */
export function departures(resource: Resource<KubernetesObject>): readonly Departure[] {
  const known = departuresOf.get(resource)
  if (known) return known
  const { apiVersion, kind } = resource.data
  const schema = kubernetesSchema(apiVersion, kind)
  const found = schema ? [...walk(valueAt(resource.tree.data, resource.path), schema, [], [])] : []
  departuresOf.set(resource, found)
  return found
}

/** Part of Kubernetes itself, so that the schema knows all its fields. */
export function isBuiltIn({ apiVersion }: KubernetesObject): boolean {
  const slash = apiVersion.indexOf('/')
  return (
    slash < 0 ||
    !apiVersion.slice(0, slash).includes('.') ||
    /^(?:rbac\.authorization|networking|storage|scheduling|admissionregistration)\.k8s\.io\//.test(apiVersion)
  )
}

function* walk(value: unknown, given: Schema, at: Path, above: readonly Schema[]): Iterable<Departure> {
  const schema = resolved(given)
  if (!schema || value === undefined || value === null || isUnknown(value)) return
  const wanted = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  if (wanted.length > 0 && !wanted.some((type) => fits(value, type))) {
    yield { sort: 'type', at, value, wanted }
    return
  }
  if (typeof value === 'string' && value !== '' && schema.enum && !hasHole(value) && !schema.enum.includes(value))
    yield { sort: 'value', at, value, allowed: schema.enum.filter((each) => typeof each === 'string') }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      if (schema.items) yield* walk(item, schema.items, [...at, index], [...above, schema])
    return
  }
  if (!isMap(value)) return
  const { properties = {}, additionalProperties, required = [] } = schema
  for (const [name, field] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) yield* walk(field, properties[name] ?? {}, [...at, name], [...above, schema])
    else if (typeof additionalProperties === 'object')
      yield* walk(field, additionalProperties, [...at, name], [...above, schema])
    else if (additionalProperties === false && !/^[$<{]|^x-/.test(name) && !hasHole(name))
      yield { sort: 'unknown', at: [...at, name], name, owner: schema, ancestors: above }
  }
  for (const name of required)
    if (!Object.hasOwn(value, name) || value[name] === null) yield { sort: 'missing', at: [...at, name], name }
}

function fits(value: unknown, type: string): boolean {
  if (typeof value === 'string' && hasHole(value)) return true
  if (type === 'object') return isMap(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return typeof value === type
}

/** Names of the places near an unknown field where a field of that name stands: `containers[]`, `spec`. */
export function homesOf(name: string, owner: Schema, ancestors: readonly Schema[]): readonly string[] {
  const homes: string[] = []
  for (const [field, given] of Object.entries(owner.properties ?? {})) {
    const child = resolved(given)
    const item = resolved(child?.items)
    if (child?.properties && Object.hasOwn(child.properties, name)) homes.push(`\`${field}\``)
    else if (item?.properties && Object.hasOwn(item.properties, name)) homes.push(`an item of \`${field}\``)
  }
  const parent = ancestors.findLast((each) => each.properties && Object.hasOwn(each.properties, name))
  if (parent && homes.length === 0) homes.push('a level above')
  return homes
}
