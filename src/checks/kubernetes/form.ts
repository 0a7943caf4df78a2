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
  const found: Departure[] = []
  if (schema) walk(valueAt(resource.tree.data, resource.path), schema, { at: [], above: [], found })
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

/** The way down to a value, which is written on as it is walked: most of it departs nowhere. */
interface Way {
  readonly at: (string | number)[]
  readonly above: Schema[]
  readonly found: Departure[]
}

function walk(value: unknown, given: Schema, way: Way): void {
  const schema = resolved(given)
  if (!schema || value === undefined || value === null || isUnknown(value)) return
  const { at, above, found } = way
  const wanted = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  if (wanted.length > 0 && !wanted.some((type) => fits(value, type))) {
    found.push({ sort: 'type', at: [...at], value, wanted })
    return
  }
  if (typeof value === 'string' && value !== '' && schema.enum && !hasHole(value) && !schema.enum.includes(value))
    found.push({
      sort: 'value',
      at: [...at],
      value,
      allowed: schema.enum.filter((each) => typeof each === 'string'),
    })
  const down = (step: string | number, inner: unknown, field: Schema) => {
    at.push(step)
    above.push(schema)
    walk(inner, field, way)
    at.pop()
    above.pop()
  }
  if (Array.isArray(value)) {
    const { items } = schema
    if (items) for (const [index, item] of value.entries()) down(index, item, items)
    return
  }
  if (!isMap(value)) return
  const { properties = {}, additionalProperties, required = [] } = schema
  for (const [name, field] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) down(name, field, properties[name] ?? {})
    else if (typeof additionalProperties === 'object') down(name, field, additionalProperties)
    else if (additionalProperties === false && !/^[$<{]|^x-/.test(name) && !hasHole(name))
      found.push({ sort: 'unknown', at: [...at, name], name, owner: schema, ancestors: [...above] })
  }
  for (const name of required)
    if (!Object.hasOwn(value, name) || value[name] === null) found.push({ sort: 'missing', at: [...at, name], name })
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
