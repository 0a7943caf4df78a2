import { RoleBinding } from '../../kinds/kubernetes/access.ts'
import type { Check } from '../check.ts'

const everyone: Readonly<Record<string, string>> = {
  'system:anonymous': 'callers without credentials',
  'system:unauthenticated': 'callers without credentials',
  'system:authenticated': 'everyone who has any account',
}

export const check: Check<RoleBinding> = {
  title: 'Rights are given to everyone',
  why: `\`system:anonymous\` and \`system:unauthenticated\` are whoever reaches the API server, \`system:authenticated\` is every
account and every pod's token. Bind the people or the ServiceAccounts that are meant.`,
  severity: 'high',
  level: 'default',
  on: RoleBinding,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-3', 'cis-kubernetes/5.1.1'],
  sources: ['kubescape/C-0262'],
  *run({ metadata, roleRef, subjects = [] }, { resource }) {
    // What every cluster comes with, and what installers publish on purpose: version and discovery.
    if (
      /^(?:system|kubeadm):/.test(metadata?.name ?? '') ||
      /^system:|discovery|info-viewer|^view-?$/.test(roleRef?.name ?? '')
    )
      return
    for (const [index, subject] of subjects.entries())
      if (subject?.name !== undefined && Object.hasOwn(everyone, subject.name) && subject.kind !== 'ServiceAccount')
        yield {
          at: ['subjects', index, 'name'],
          message: `\`${subject.name}\` is ${everyone[subject.name]}; bind those who are meant`,
          related: [{ resource, at: ['roleRef', 'name'], message: 'the rights that they get' }],
        }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: readers }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader }
        subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated' }]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: readers }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader }
        subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: developers }]
      `,
    },
  ],
}
