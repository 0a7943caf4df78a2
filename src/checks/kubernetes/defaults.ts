import { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Scene } from '../check.ts'
import { inReach, mayHoldMore } from './reach.ts'

/** Whether a LimitRange in the namespace gives containers this default, or may give it. */
export function isDefaulted(scene: Scene<unknown>, field: 'default' | 'defaultRequest', resource: string): boolean {
  if (mayHoldMore(scene.estate, scene.resource)) return true
  return inReach(scene.estate, KubernetesObject, scene.resource).some(
    ({ resource: other }) => other.data.kind === 'LimitRange' && gives(other, field, resource),
  )
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
