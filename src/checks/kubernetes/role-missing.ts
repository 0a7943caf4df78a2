import { RoleBinding } from '../../kinds/kubernetes/access.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'
import { namedRole, rolesInstead } from './named-role.ts'

export const check: Check<RoleBinding> = {
  title: 'Binding grants a role that is not there',
  why: `The binding is accepted and grants nothing: whoever it names is refused everything. \`roleRef\` cannot be changed later,
so the binding has to be made anew with a role that exists.`,
  severity: 'high',
  level: 'default',
  on: RoleBinding,
  controls: ['soc2/CC6.3'],
  *run({ roleRef }, { resource, estate }) {
    const named = namedRole(roleRef)
    const others = named && rolesInstead(estate, resource, named)
    if (!others) return
    const { kind, name } = named
    yield {
      at: ['roleRef', 'name'],
      message: `there is no ${kind} \`${name}\`; name one that exists, or add it`,
      related: [
        { resource, at: ['roleRef', 'kind'], message: 'of this kind' },
        ...shown(others, (other) => `makes \`${ownName(other)}\``),
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web-reader }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: web }
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: web }
      `,
    },
  ],
}
