import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Symptom } from './symptom.ts'

/** That secrets come to where they are read. Those of the platform count too, so no namespace is left out. */
export function secretSymptom({ kind }: Alert, { encrypted }: Plan): Symptom | undefined {
  if (kind === 'secret-copy-failing') return copyFailing
  if (kind === 'secret-mount-failing') return mountFailing
  if (kind === 'secret-unreadable') return encrypted?.form === 'SealedSecret' ? sealedUnread : sopsUnread
  return undefined
}

const copied = 'externalsecret_status_condition{namespace="NS",name="db",condition="Ready",status="False"}'

const copyFailing: Symptom = {
  expr: () => 'max by (namespace, name) (externalsecret_status_condition{condition="Ready", status="False"}) == 1',
  for: '15m',
  description: 'External Secrets cannot copy {{ $labels.name }} into {{ $labels.namespace }}.',
  bad: [{ [copied]: '0x20 1x120' }],
  good: { [copied]: '0x100 1x12 0x28' },
  labels: { name: 'db' },
  says: 'External Secrets cannot copy db into NS.',
}

const refused = 'node_publish_error_total{namespace="kube-system",error_type="GRPCProviderError"}'

/** Kubelet tries again and again, for pods that start and, with rotation, for those that run. */
const mountFailing: Symptom = {
  expr: () => 'sum by (namespace, error_type) (increase(node_publish_error_total[10m])) > 0',
  for: '15m',
  description: 'Nodes cannot mount secrets into pods, or not renew them: {{ $labels.error_type }}.',
  bad: [{ [refused]: '0x20 1+1x120' }],
  good: { [refused]: '0x100 1+1x2 3x38' },
  labels: { namespace: 'kube-system', error_type: 'GRPCProviderError' },
  says: 'Nodes cannot mount secrets into pods, or not renew them: GRPCProviderError.',
}

const sealed =
  'sealed_secrets_controller_condition_info{namespace="NS",name="api-secrets",condition="Synced",ss_app_kubernetes_io_instance=""}'

const sealedUnread: Symptom = {
  expr: () => 'min by (namespace, name) (sealed_secrets_controller_condition_info{condition="Synced"}) == -1',
  for: '10m',
  description: 'The controller cannot open the SealedSecret {{ $labels.name }} of {{ $labels.namespace }}.',
  bad: [{ [sealed]: '1x20 -1x120' }],
  good: { [sealed]: '1x110 -1x8 1x22' },
  labels: { name: 'api-secrets' },
  says: 'The controller cannot open the SealedSecret api-secrets of NS.',
}

const application = 'argocd_app_info{namespace="argocd",name="production-secrets",health_status="Degraded"}'

const sopsUnread: Symptom = {
  expr: () => 'max by (namespace, name) (argocd_app_info{name=~".+-secrets", health_status="Degraded"}) == 1',
  for: '10m',
  description: 'A file of the application {{ $labels.name }} cannot be decrypted.',
  bad: [{ [application]: '_x20 1x120' }],
  good: { [application]: '_x108 1x10 _x22' },
  labels: { namespace: 'argocd', name: 'production-secrets' },
  says: 'A file of the application production-secrets cannot be decrypted.',
}
