import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, record } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

const rule = record(
  {},
  {
    apiGroups: listOf(literal),
    resources: listOf(literal),
    resourceNames: listOf(literal),
    nonResourceURLs: listOf(literal),
    verbs: listOf(literal),
  },
)

export const ServiceAccount = {
  id: 'kubernetes/service-account',
  title: 'ServiceAccount',
  file: 'account.yaml',
  shape: record(
    {},
    { ...common, automountServiceAccountToken: flag, secrets: listOf(reference), imagePullSecrets: listOf(reference) },
  ),
} satisfies Kind
export type ServiceAccount = DataOf<typeof ServiceAccount>

/** A Role, or a ClusterRole: `kind` tells. */
export const Role = {
  id: 'kubernetes/role',
  title: 'Kubernetes role',
  file: 'role.yaml',
  shape: record(
    {},
    { ...common, rules: listOf(rule), aggregationRule: record({}, { clusterRoleSelectors: listOf(anything) }) },
  ),
} satisfies Kind
export type Role = DataOf<typeof Role>

/** A RoleBinding, or a ClusterRoleBinding: `kind` tells. */
export const RoleBinding = {
  id: 'kubernetes/role-binding',
  title: 'Kubernetes role binding',
  file: 'binding.yaml',
  shape: record({}, { ...common, roleRef: reference, subjects: listOf(reference) }),
} satisfies Kind
export type RoleBinding = DataOf<typeof RoleBinding>
