import { RoleBinding } from '../../kinds/kubernetes/access.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { kindAndName } from '../../links/kubernetes/absent.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { namedRole, rolesInstead } from './named-role.ts'

export const check: Check<RoleBinding> = {
  title: 'Binding grants a role that these files do not show',
  why: `Nobody can tell from here what is granted: it may be nothing, and it may be to run commands in every pod. Keep the role
beside its binding, or name one that every cluster has (\`view\`, \`edit\`).`,
  severity: 'low',
  level: 'strict',
  on: RoleBinding,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
  sources: [
    'polaris/clusterrolebindingPodExecAttach',
    'polaris/rolebindingClusterRolePodExecAttach',
    'polaris/rolebindingRolePodExecAttach',
  ],
  *run({ roleRef }, { resource, estate }) {
    const named = namedRole(roleRef)
    if (!named || hasHole(named.name) || mayHoldMore(estate, resource)) return
    const { kind, name } = named
    if (estate.by(KubernetesObject, kindAndName).has(`${kind}/${name}`) || rolesInstead(estate, resource, named)) return
    yield {
      at: ['roleRef', 'name'],
      message: `what the ${kind} \`${name}\` allows cannot be seen here; keep it beside its binding`,
      related: [{ resource, at: ['roleRef', 'kind'], message: 'of this kind' }],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operations }
        subjects: [{ kind: Group, name: operations, apiGroup: rbac.authorization.k8s.io }]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: web }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
        subjects: [{ kind: Group, name: operations, apiGroup: rbac.authorization.k8s.io }]
      `,
    },
  ],
}
