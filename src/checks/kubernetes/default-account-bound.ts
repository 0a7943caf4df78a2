import { RoleBinding } from '../../kinds/kubernetes/access.ts'
import type { Check } from '../check.ts'

export const check: Check<RoleBinding> = {
  title: 'Rights are given to the default ServiceAccount',
  why: `Every pod of the namespace that names no account runs under \`default\`, and gets these rights too. Make a ServiceAccount
for the program that needs them.`,
  severity: 'medium',
  level: 'default',
  on: RoleBinding,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6', 'cis-kubernetes/5.1.5'],
  sources: ['checkov/CKV_K8S_42', 'kics/591ade62-d6b0-4580-b1ae-209f80ba1cd9'],
  *run({ roleRef, subjects = [] }, { resource }) {
    for (const [index, subject] of subjects.entries())
      if (subject?.kind === 'ServiceAccount' && subject.name === 'default')
        yield {
          at: ['subjects', index, 'name'],
          message: `every pod that names no account gets \`${roleRef?.name}\`; bind an account of its own`,
          related: [{ resource, at: ['roleRef', 'name'], message: 'the rights that they get' }],
        }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: agent, namespace: ops }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: agent }
        subjects: [{ kind: ServiceAccount, name: default, namespace: ops }]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: agent, namespace: ops }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: agent }
        subjects: [{ kind: ServiceAccount, name: agent, namespace: ops }]
      `,
    },
  ],
}
