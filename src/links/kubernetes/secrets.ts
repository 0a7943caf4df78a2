import type { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap, listOf, literal, record } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'

/** A Secret that an object is or makes. `keys` is absent where not all of them can be known. */
export interface Produced {
  readonly name: string
  readonly keys?: readonly string[]
}

/** The Secret that a Secret, SealedSecret, ExternalSecret or Certificate stands for. */
export function producedBy(resource: Resource<KubernetesObject>): Produced | undefined {
  const { kind, metadata, spec } = resource.data
  if (!metadata) return undefined
  const object = valueAt(resource.tree.data, resource.path)
  if (kind === 'Secret') return made(metadata.name, [valueAt(object, ['data']), valueAt(object, ['stringData'])])
  if (kind === 'SealedSecret') return made(metadata.name, [valueAt(spec, ['encryptedData'])])
  if (kind === 'Certificate') {
    const name = literal(valueAt(spec, ['secretName']))
    return name === undefined ? undefined : { name }
  }
  if (kind !== 'ExternalSecret') return undefined
  const named = valueAt(spec, ['target', 'name'])
  if (isOpen(named)) return undefined
  const name = literal(named) ?? metadata.name
  const template = valueAt(spec, ['target', 'template'])
  if (valueAt(spec, ['dataFrom']) !== undefined || isUnknown(template)) return { name }
  const from = valueAt(template, ['data'])
  if (template !== undefined && (from === undefined || valueAt(template, ['templateFrom']) !== undefined))
    return { name }
  if (from !== undefined) return made(name, [from])
  const keys = listOf(record({ secretKey: literal }))(valueAt(spec, ['data']))?.map((each) => each?.secretKey)
  return keys?.every((key) => key !== undefined) ? { name, keys: keys as string[] } : { name }
}

/** Whether a text stands anywhere in a value: an object of whatever kind that names the Secret may be what makes it. */
export function mentions(value: unknown, name: string): boolean {
  if (typeof value === 'string') return value === name || hasHole(value)
  if (isUnknown(value)) return true
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((each) => mentions(each, name))
}

/** Its keys are those of all the maps. */
export function made(name: string, maps: readonly unknown[]): Produced {
  if (maps.some((map) => map !== undefined && map !== null && !isMap(map))) return { name }
  return { name, keys: maps.flatMap((map) => Object.keys(map ?? {})) }
}

function isOpen(value: unknown): boolean {
  return isUnknown(value) || (typeof value === 'string' && hasHole(value))
}
