import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Scene } from '../check.ts'

/** Whether a LimitRange in the namespace gives containers this default, or may give it. */
export function isDefaulted(scene: Scene<unknown>, field: 'default' | 'defaultRequest', resource: string): boolean {
  if (mayHoldMore(scene.estate, scene.resource)) return true
  const ranges = inReachBy(scene.estate, KubernetesObject, scene.resource, kindOf).get('LimitRange') ?? []
  return ranges.some(({ resource: other }) => gives(other, field, resource))
}

function kindOf({ data }: Resource<KubernetesObject>): string {
  return data.kind
}

function gives({ data }: Resource<KubernetesObject>, field: string, resource: string): boolean {
  const limits = valueAt(data.spec, ['limits'])
  if (isUnknown(data.spec) || isUnknown(limits)) return true
  if (!Array.isArray(limits)) return false
  return limits.some((limit) => {
    if (isUnknown(limit) || isOpen(valueAt(limit, ['type']))) return true
    const values = valueAt(limit, [field])
    return valueAt(limit, ['type']) === 'Container' && (isUnknown(values) || (isMap(values) && resource in values))
  })
}

function isOpen(value: unknown): boolean {
  return isUnknown(value) || (typeof value === 'string' && hasHole(value))
}
