import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { listOf, literal, record } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const words = listOf(literal)
const role = record({ kind: literal, rules: listOf(record({ verbs: words, resources: words }, { apiGroups: words })) })

export const check: Check<KubernetesObject> = {
  title: 'Role allows whatever there is, now and later',
  why: `A star covers every resource that somebody adds tomorrow, secrets and roles among them. Name the verbs and the
resources.`,
  severity: 'medium',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6', 'cis-kubernetes/5.1.3'],
  sources: ['checkov/CKV_K8S_49', 'kube-linter/wildcard-in-rules', 'kubescape/C-0187'],
  *run({ metadata }, { resource }) {
    const { kind, rules = [] } = role(valueAt(resource.tree.data, resource.path)) ?? {}
    if (kind !== 'Role' && kind !== 'ClusterRole') return
    if (metadata?.name === 'cluster-admin' || metadata?.name.startsWith('system:')) return
    for (const [index, rule] of rules.entries())
      for (const field of ['verbs', 'resources'] as const)
        for (const [at, value] of (rule?.[field] ?? []).entries())
          if (value === '*')
            yield {
              at: ['rules', index, field, at],
              message: `\`*\` stands for all ${field}; name those that are used`,
            }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: reader }
        rules: [{ apiGroups: [''], resources: ['*'], verbs: [get, list] }]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: reader }
        rules: [{ apiGroups: [''], resources: [pods], verbs: [get, list] }]
      `,
    },
  ],
}
