import { RoleBinding } from '../../kinds/kubernetes/access.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { namespaceOf } from '../../links/kubernetes/reach.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<RoleBinding> = {
  title: 'Binding grants rights to a ServiceAccount that is not there',
  why: `Whoever makes a ServiceAccount of that name later gets the rights, and the workload that was meant has none. Name the
account that the workload runs under. Reported only where other ServiceAccounts of the namespace are made here.`,
  severity: 'medium',
  level: 'default',
  on: RoleBinding,
  controls: ['soc2/CC6.3'],
  *run({ subjects = [] }, { resource, estate }) {
    for (const [index, { kind, name, namespace } = {}] of subjects.entries()) {
      if (kind !== 'ServiceAccount' || !name || name === 'default' || namespace !== namespaceOf(resource)) continue
      const others = besideAbsent(estate, resource, ['ServiceAccount'], name)
      if (!others || others.length === 0) continue
      yield {
        at: ['subjects', index, 'name'],
        message: `there is no ServiceAccount \`${name}\`; name the one that the workload runs under`,
        related: [
          { resource, at: ['subjects', index, 'namespace'], message: 'in this namespace' },
          { resource, at: ['metadata', 'namespace'], message: 'the namespace of the binding' },
          ...shown(others, (other) => `makes \`${ownName(other)}\``),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
        subjects: [{ kind: ServiceAccount, name: website, namespace: shop }]
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web, namespace: shop }
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
        subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web, namespace: shop }
      `,
    },
  ],
}
