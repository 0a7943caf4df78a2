import type { Resource } from '../../model/resource.ts'
import type { Path } from '../../model/source.ts'

/** The first of what stands beside: what shows that such things are made in these files. */
export function shown(others: readonly Resource[], what: (resource: Resource) => string) {
  return others.slice(0, 3).map((resource) => ({ resource, at: ['metadata', 'name'], message: what(resource) }))
}

/** The last part of a name, as in `Secret/shop/db`. */
export function ownName({ name }: Resource): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** Every text at a path of fields, with where it stands; `*` is every item of a list. */
export function* textsAt(value: unknown, path: readonly string[], at: Path = []): Iterable<{ text: string; at: Path }> {
  const [field, ...rest] = path
  if (field === undefined) {
    if (typeof value === 'string') yield { text: value, at }
    return
  }
  if (field === '*') {
    if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* textsAt(each, rest, [...at, index])
    return
  }
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, field))
    yield* textsAt((value as { [name: string]: unknown })[field], rest, [...at, field])
}
