import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { listOf, literal, record } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const binding = record(
  { kind: literal, roleRef: record({ name: literal }) },
  { subjects: listOf(record({ kind: literal, name: literal })) },
)

export const check: Check<KubernetesObject> = {
  title: 'Everything is allowed to a subject',
  why: `\`cluster-admin\` reads every secret and changes every object of every namespace. A program that is taken over takes
the cluster with it. Bind a Role with the verbs and resources that are really used.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6', 'cis-kubernetes/5.1.1'],
  sources: [
    'kube-linter/cluster-admin-role-binding',
    'polaris/clusterrolebindingClusterAdmin',
    'polaris/rolebindingClusterAdminClusterRole',
    'kubescape/C-0035',
  ],
  *run(_, { resource }) {
    const { kind, roleRef, subjects = [] } = binding(valueAt(resource.tree.data, resource.path)) ?? {}
    if (roleRef?.name !== 'cluster-admin' || !(kind === 'ClusterRoleBinding' || kind === 'RoleBinding')) return
    for (const [index, subject] of subjects.entries()) {
      // The binding that every cluster comes with.
      if (!subject || subject.name === 'system:masters') continue
      yield {
        at: ['subjects', index, 'name'],
        message: `\`${subject.name}\` may do everything; bind a role with what it needs`,
        related: [{ resource, at: ['roleRef', 'name'], message: 'the role that allows everything' }],
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: deployer }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
        subjects: [{ kind: ServiceAccount, name: deployer, namespace: ci }]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: deployer }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit }
        subjects: [{ kind: ServiceAccount, name: deployer, namespace: ci }]
      `,
    },
  ],
}
