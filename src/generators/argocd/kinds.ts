import type { Plan } from '../../model/plan.ts'

interface Allowed {
  readonly group: string
  readonly kind: string
}

const kinds: readonly Allowed[] = listed([
  ['', 'Service', 'ServiceAccount', 'ResourceQuota', 'LimitRange', 'ConfigMap'],
  ['apps', 'Deployment', 'StatefulSet'],
  ['batch', 'CronJob', 'Job'],
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['autoscaling.k8s.io', 'VerticalPodAutoscaler'],
  ['keda.sh', 'ScaledObject', 'TriggerAuthentication'],
  ['policy', 'PodDisruptionBudget'],
  ['networking.k8s.io', 'NetworkPolicy'],
  ['monitoring.coreos.com', 'ServiceMonitor'],
  ['security.istio.io', 'AuthorizationPolicy', 'PeerAuthentication'],
  ['policy.linkerd.io', 'AuthorizationPolicy', 'HTTPRoute', 'MeshTLSAuthentication', 'NetworkAuthentication', 'Server'],
  ['cert-manager.io', 'Certificate'],
  ['external-secrets.io', 'ExternalSecret'],
])

/** What the overlay of a preview is made of, and the encrypted secrets beside it. */
export function previewKinds({ encrypted, gateways, mounted }: Plan): readonly Allowed[] {
  return [
    ...kinds,
    ...listed(gateways ? routes : [['networking.k8s.io', 'Ingress']]),
    ...(mounted ? listed([['secrets-store.csi.x-k8s.io', 'SecretProviderClass']]) : []),
    ...(encrypted ? listed([[encryptedGroups[encrypted.form], encrypted.form]]) : []),
  ]
}

const encryptedGroups = { SopsSecret: 'isindir.github.com', SealedSecret: 'bitnami.com', Secret: '' } as const

/** Routes, and no gateway: doors belong to the platform. */
const routes: readonly (readonly [string, ...string[]])[] = [
  ['gateway.networking.k8s.io', 'GRPCRoute', 'HTTPRoute'],
  ['gateway.k8s.aws', 'TargetGroupConfiguration'],
]

/** A stage that was reviewed may say besides who may see it, and how new versions are let in. */
export function overlayKinds(plan: Plan): readonly Allowed[] {
  return [
    ...previewKinds(plan),
    ...listed([['rbac.authorization.k8s.io', 'RoleBinding']]),
    ...(plan.pods.some(({ cdn }) => cdn.length > 0) ? listed([['elbv2.k8s.aws', 'TargetGroupBinding']]) : []),
    ...(plan.rollouts.length > 0 ? listed([['argoproj.io', 'Rollout', 'AnalysisTemplate']]) : []),
  ]
}

function listed(kinds: readonly (readonly [string, ...string[]])[]): Allowed[] {
  return kinds.flatMap(([group, ...own]) => own.map((kind) => ({ group, kind })))
}
