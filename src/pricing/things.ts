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
    const root: Root = { byAddress: new Map(), byType: new Map() }
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
    root.byType.set(data.type, [...(root.byType.get(data.type) ?? []), thing])
    return { thing, resource, regionAssumed: said === undefined }
  })
}

interface Root {
  readonly byAddress: Map<string, Thing>
  readonly byType: Map<string, Thing[]>
}

/** The address without the key of an instance at its end. */
function plain(address: string): string {
  return address.replace(/\[[^\]]*\]$/, '')
}

const ADDRESS = /(?:module\.[\w-]+(?:\[[^\]]{0,100}\])?\.)*[a-z]\w*\.[\w-]+(?:\[[^\]]{0,100}\])?/g

function referred({ byAddress, byType }: Root, from: string, value: unknown, type?: string): Thing | undefined {
  if (Array.isArray(value)) return referred({ byAddress, byType }, from, value[0], type)
  if (!isUnknown(value)) {
    if (typeof value !== 'string' || type === undefined) return undefined
    const family = value.replace(/^.*\//, '').replace(/:\d+$/, '')
    return byType.get(type)?.find(({ body }) => names.some((name) => body[name] === value || body[name] === family))
  }
  const module = /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(from)?.[0] ?? ''
  for (const [address] of value.text.matchAll(ADDRESS))
    for (const full of [address, `${module}${address}`]) {
      const found = byAddress.get(full) ?? byAddress.get(plain(full))
      if (found && (type === undefined || found.type === type)) return found
    }
  return undefined
}

/** Attributes that other resources name one by. */
const names = ['name', 'id', 'identifier', 'cluster_identifier', 'family', 'cluster_name', 'table_name']

function referring(root: Root, to: Thing, type: string, attribute: string): readonly Thing[] {
  return (root.byType.get(type) ?? []).filter(({ address, body }) =>
    speaksOf(root, address, body, attribute.split('.'), to),
  )
}

function speaksOf(root: Root, from: string, value: unknown, path: readonly string[], to: Thing): boolean {
  const [step, ...rest] = path
  if (step !== undefined) {
    if (Array.isArray(value)) return value.some((each) => speaksOf(root, from, each, path, to))
    return isMap(value) && speaksOf(root, from, value[step], rest, to)
  }
  if (Array.isArray(value)) return value.some((each) => speaksOf(root, from, each, [], to))
  return referred(root, from, value, to.type) === to
}
