import { TerraformResource } from '../kinds/terraform.ts'
import type { Estate } from '../model/estate.ts'
import type { Resource } from '../model/resource.ts'
import { isMap } from '../model/shape.ts'
import { isUnknown } from '../model/unknown.ts'
import { regionsIn } from './regions.ts'
import type { Thing } from './rule.ts'
import { toldOf, type Usage, valueIn } from './usage.ts'

/** A resource of an estate as rules see it, beside what it was read from. */
export interface Found {
  readonly thing: Thing
  readonly resource: Resource<TerraformResource>
  /** Nothing says where it stands: the region is taken for it. */
  readonly regionAssumed: boolean
}

/** All resources of Terraform, each able to ask for those that it speaks of. `region` is for what says none. */
export function thingsIn(estate: Estate, usage: Usage, on: Date, region: string): Found[] {
  const roots = new Map<string, Root>()
  const regionOf = regionsIn(estate)
  const rootOf = (scope: string): Root => {
    const known = roots.get(scope)
    if (known) return known
    const root: Root = { byAddress: new Map(), byType: new Map(), byName: new Map(), referring: new Map() }
    roots.set(scope, root)
    return root
  }
  return estate.of(TerraformResource).map((resource) => {
    const { scope, data, name } = resource
    const root = rootOf(scope)
    const said = regionOf(scope, data.body)
    const told = toldOf(usage, data.type, name)
    const thing: Thing = {
      type: data.type,
      address: name,
      body: data.body,
      region: said ?? region,
      on,
      use: (...path) => {
        const value = valueIn(told, path)
        return typeof value === 'number' ? value : undefined
      },
      said: (...path) => {
        const value = valueIn(told, path)
        return typeof value === 'string' ? value : undefined
      },
      referred: (value, type) => referred(root, name, value, type),
      referring: (type, attribute) => referring(root, thing, type, attribute),
    }
    const key = plain(name)
    if (!root.byAddress.has(key)) root.byAddress.set(key, thing)
    root.byAddress.set(name, thing)
    const alike = root.byType.get(data.type)
    if (alike) alike.push(thing)
    else root.byType.set(data.type, [thing])
    return { thing, resource, regionAssumed: said === undefined }
  })
}

/** What one root makes, and what was looked up in it. */
interface Root {
  readonly byAddress: Map<string, Thing>
  readonly byType: Map<string, Thing[]>
  readonly byName: Map<string, ReadonlyMap<string, Thing>>
  readonly referring: Map<string, ReadonlyMap<Thing, readonly Thing[]>>
}

/** The address without the key of an instance at its end. */
function plain(address: string): string {
  return address.replace(/\[[^\]]*\]$/, '')
}

const ADDRESS = /(?:module\.[\w-]+(?:\[[^\]]{0,100}\])?\.)*[a-z]\w*\.[\w-]+(?:\[[^\]]{0,100}\])?/g

function referred(root: Root, from: string, value: unknown, type?: string): Thing | undefined {
  if (Array.isArray(value)) return referred(root, from, value[0], type)
  if (typeof value === 'string' && type !== undefined) {
    const named = namesOf(root, type)
    return named.get(value) ?? named.get(value.replace(/^.*\//, '').replace(/:\d+$/, ''))
  }
  if (!isUnknown(value)) return undefined
  const module = /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(from)?.[0] ?? ''
  for (const [address] of value.text.matchAll(ADDRESS))
    for (const full of [`${module}${address}`, address]) {
      const found = root.byAddress.get(full) ?? root.byAddress.get(plain(full))
      if (found && (type === undefined || found.type === type)) return found
    }
  return undefined
}

/** Attributes that other resources name one by. */
const names = ['name', 'id', 'identifier', 'cluster_identifier', 'family', 'cluster_name', 'table_name']

function namesOf(root: Root, type: string): ReadonlyMap<string, Thing> {
  const known = root.byName.get(type)
  if (known) return known
  const found = new Map<string, Thing>()
  for (const thing of root.byType.get(type) ?? [])
    for (const name of names) {
      const value = thing.body[name]
      if (typeof value === 'string' && !found.has(value)) found.set(value, thing)
    }
  root.byName.set(type, found)
  return found
}

function referring(root: Root, to: Thing, type: string, attribute: string): readonly Thing[] {
  const key = `${type} ${attribute} ${to.type}`
  const known = root.referring.get(key)
  if (known) return known.get(to) ?? []
  const found = new Map<Thing, Thing[]>()
  for (const thing of root.byType.get(type) ?? [])
    for (const value of valuesAt(thing.body, attribute.split('.'))) {
      const spoken = referred(root, thing.address, value, to.type)
      if (!spoken) continue
      const others = found.get(spoken)
      if (others) others.push(thing)
      else found.set(spoken, [thing])
    }
  root.referring.set(key, found)
  return found.get(to) ?? []
}

/** Every value at a path, through lists on the way. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, step === undefined ? [] : [step, ...rest]))
  if (step === undefined) return [value]
  return isMap(value) ? valuesAt(value[step], rest) : []
}
