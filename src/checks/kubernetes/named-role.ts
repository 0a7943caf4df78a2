import type { RoleBinding } from '../../kinds/kubernetes/access.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'

export interface NamedRole {
  readonly kind: 'Role' | 'ClusterRole'
  readonly name: string
}

/** What a binding names, unless every cluster has it. */
export function namedRole({ kind, name }: NonNullable<RoleBinding['roleRef']> = {}): NamedRole | undefined {
  if ((kind !== 'Role' && kind !== 'ClusterRole') || !name) return undefined
  if (/^(?:cluster-admin|admin|edit|view)$|^system:|^extension-apiserver-authentication-reader$/.test(name))
    return undefined
  return { kind, name }
}

/** Roles that these files make, where it is sure that the one that is named is not there. */
export function rolesInstead(
  estate: Estate,
  of: Resource,
  { kind, name }: NamedRole,
): readonly Resource<KubernetesObject>[] | undefined {
  const found = besideAbsent(estate, of, [kind], name)
  const others = found?.length === 0 ? estate.by(KubernetesObject, roles).get(kind) : found
  return others && others.length > 0 ? others : undefined
}

function roles({ data, tree }: Resource<KubernetesObject>): string | undefined {
  return tree.scope === undefined ? data.kind : undefined
}
