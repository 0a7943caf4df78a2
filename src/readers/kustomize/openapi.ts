import { isMap } from '../../model/shape.ts'
import type { GroupKind } from './identity.ts'
import type { Known } from './merge-keys.ts'

/** What a file of `openapi: { path }` says about merging. It takes the place of what is known of Kubernetes. */
export function schemaFrom(document: unknown): (kind: GroupKind) => Known | undefined {
  const definitions = isMap(document) && isMap(document.definitions) ? document.definitions : {}
  const byKind = new Map<string, unknown>()
  for (const definition of Object.values(definitions)) {
    const kinds = isMap(definition) ? definition['x-kubernetes-group-version-kind'] : undefined
    for (const each of Array.isArray(kinds) ? kinds : [])
      if (isMap(each)) byKind.set(keyOf(each.group, each.version, each.kind), definition)
  }
  const made = new Map<unknown, Known>()

  function known(schema: unknown): Known {
    const own = isMap(schema) && typeof schema.$ref === 'string' ? referred(schema.$ref) : schema
    const before = made.get(own)
    if (before) return before
    const properties = isMap(own) && isMap(own.properties) ? own.properties : {}
    const result: Known = {
      // A schema may lead back to itself: its fields are made when somebody asks.
      get fields() {
        const fields = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, field(each)]))
        Object.defineProperty(this, 'fields', { value: fields })
        return fields
      },
    }
    made.set(own, result)
    return result
  }

  function field(schema: unknown): Known {
    if (!isMap(schema)) return {}
    const items = schema.items === undefined ? known(schema) : known(schema.items)
    const strategy = String(schema['x-kubernetes-patch-strategy'] ?? '').split(',')
    if (!strategy.includes('merge')) return items
    const keys = schema['x-kubernetes-list-map-keys']
    const key = schema['x-kubernetes-patch-merge-key']
    const by = Array.isArray(keys) ? keys.map(String) : typeof key === 'string' ? [key] : []
    return {
      by,
      get fields() {
        return items.fields ?? {}
      },
    }
  }

  const referred = (ref: string) => definitions[ref.replace('#/definitions/', '')]
  return ({ group, version, kind }) => {
    const definition = byKind.get(keyOf(group, version, kind))
    return definition === undefined ? undefined : known(definition)
  }
}

function keyOf(group: unknown, version: unknown, kind: unknown): string {
  return `${group ?? ''}/${version}/${kind}`
}
