import type { Plan } from '../../model/plan.ts'

interface Allowed {
  readonly group: string
  readonly kind: string
}

/** What the overlay of a preview is made of. */
export const previewKinds: readonly Allowed[] = listed([
  ['', 'Service', 'ServiceAccount', 'ResourceQuota', 'LimitRange', 'ConfigMap'],
  ['apps', 'Deployment', 'StatefulSet'],
  ['batch', 'CronJob', 'Job'],
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['autoscaling.k8s.io', 'VerticalPodAutoscaler'],
  ['keda.sh', 'ScaledObject', 'TriggerAuthentication'],
  ['policy', 'PodDisruptionBudget'],
  ['networking.k8s.io', 'Ingress', 'NetworkPolicy'],
  ['monitoring.coreos.com', 'ServiceMonitor'],
  ['security.istio.io', 'AuthorizationPolicy', 'PeerAuthentication'],
  ['policy.linkerd.io', 'AuthorizationPolicy', 'HTTPRoute', 'MeshTLSAuthentication', 'NetworkAuthentication', 'Server'],
  ['external-secrets.io', 'ExternalSecret'],
])

/** A stage that was reviewed may say besides who may see it, and how new versions are let in. */
export function overlayKinds({ rollouts }: Plan): readonly Allowed[] {
  return [
    ...previewKinds,
    ...listed([['rbac.authorization.k8s.io', 'RoleBinding']]),
    ...(rollouts.length > 0 ? listed([['argoproj.io', 'Rollout', 'AnalysisTemplate']]) : []),
  ]
}

function listed(kinds: readonly (readonly [string, ...string[]])[]): Allowed[] {
  return kinds.flatMap(([group, ...own]) => own.map((kind) => ({ group, kind })))
}
