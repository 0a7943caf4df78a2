import type { FieldSpec } from './field-spec.ts'
import type { GroupKind } from './identity.ts'

/** The fields that name an object of a kind. */
export interface Reference extends Partial<GroupKind> {
  readonly fieldSpecs: readonly FieldSpec[]
}

const template = 'spec/template/spec'
const cron = 'spec/jobTemplate/spec/template/spec'
const rbac = 'rbac.authorization.k8s.io'
const admission = 'admissionregistration.k8s.io'

const volumesOf: readonly FieldSpec[] = [
  { kind: 'Pod', version: 'v1', path: 'spec' },
  { kind: 'PodTemplate', path: 'template/spec' },
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job'].map((kind) => ({ kind, path: template })),
  { kind: 'CronJob', path: cron },
]
const accountsOf: readonly FieldSpec[] = [
  { kind: 'Pod', path: 'spec' },
  ...['StatefulSet', 'Deployment', 'ReplicationController', 'Job', 'DaemonSet'].map((kind) => ({
    kind,
    path: template,
  })),
  { kind: 'CronJob', path: cron },
]
const inside = (pods: readonly FieldSpec[], ...paths: readonly string[]) =>
  pods.flatMap((pod) => paths.map((path) => ({ ...pod, path: `${pod.path}/${path}` })))
const at = (kind: string, ...paths: readonly string[]) => paths.map((path) => ({ kind, path }))
const rules = [...at('Role', 'rules/resourceNames'), ...at('ClusterRole', 'rules/resourceNames')]
const inContainers = (...paths: readonly string[]) =>
  ['containers', 'initContainers'].flatMap((list) => paths.map((path) => `${list}/${path}`))

/** Sorted as kustomize goes through them. */
export const references: readonly Reference[] = [
  {
    kind: 'StorageClass',
    version: 'v1',
    group: 'storage.k8s.io',
    fieldSpecs: [
      ...at('PersistentVolume', 'spec/storageClassName'),
      ...at('PersistentVolumeClaim', 'spec/storageClassName'),
      ...at('StatefulSet', 'spec/volumeClaimTemplates/spec/storageClassName'),
    ],
  },
  {
    kind: 'ServiceAccount',
    version: 'v1',
    fieldSpecs: [
      { kind: 'RoleBinding', group: rbac, path: 'subjects' },
      { kind: 'ClusterRoleBinding', group: rbac, path: 'subjects' },
      ...inside(accountsOf, 'serviceAccountName'),
    ],
  },
  { kind: 'Role', group: rbac, fieldSpecs: [{ kind: 'RoleBinding', group: rbac, path: 'roleRef/name' }] },
  {
    kind: 'ClusterRole',
    group: rbac,
    fieldSpecs: ['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({ kind, group: rbac, path: 'roleRef/name' })),
  },
  {
    kind: 'ConfigMap',
    version: 'v1',
    fieldSpecs: [
      ...inside(
        volumesOf,
        'volumes/configMap/name',
        ...inContainers('env/valueFrom/configMapKeyRef/name', 'envFrom/configMapRef/name'),
        'volumes/projected/sources/configMap/name',
      ),
      ...at('Node', 'spec/configSource/configMap'),
      ...rules,
      ...at('Ingress', 'metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap'),
    ],
  },
  {
    kind: 'Secret',
    version: 'v1',
    fieldSpecs: [
      ...inside(
        volumesOf,
        'volumes/secret/secretName',
        ...inContainers('env/valueFrom/secretKeyRef/name', 'envFrom/secretRef/name'),
        'imagePullSecrets/name',
        'volumes/projected/sources/secret/name',
      ),
      ...at(
        'Ingress',
        'spec/tls/secretName',
        'metadata/annotations/ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret',
      ),
      ...at('ServiceAccount', 'imagePullSecrets/name'),
      ...at(
        'StorageClass',
        ...['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map((name) => `parameters/${name}`),
      ),
      ...rules,
      {
        kind: 'Service',
        group: 'serving.knative.dev',
        version: 'v1',
        path: `${template}/containers/env/valueFrom/secretKeyRef/name`,
      },
      ...at('PersistentVolume', 'spec/azureFile/secretName'),
    ],
  },
  {
    kind: 'Service',
    version: 'v1',
    fieldSpecs: [
      { kind: 'StatefulSet', group: 'apps', path: 'spec/serviceName' },
      ...at(
        'Ingress',
        'spec/rules/http/paths/backend/serviceName',
        'spec/backend/serviceName',
        'spec/rules/http/paths/backend/service/name',
        'spec/defaultBackend/service/name',
      ),
      { kind: 'APIService', group: 'apiregistration.k8s.io', path: 'spec/service/name' },
      { kind: 'ValidatingWebhookConfiguration', group: admission, path: 'webhooks/clientConfig/service' },
      { kind: 'MutatingWebhookConfiguration', group: admission, path: 'webhooks/clientConfig/service' },
    ],
  },
  {
    kind: 'PriorityClass',
    version: 'v1',
    group: 'scheduling.k8s.io',
    fieldSpecs: inside(accountsOf, 'priorityClassName'),
  },
  {
    kind: 'PersistentVolume',
    version: 'v1',
    fieldSpecs: [...at('PersistentVolumeClaim', 'spec/volumeName'), ...at('ClusterRole', 'rules/resourceNames')],
  },
  {
    kind: 'PersistentVolumeClaim',
    version: 'v1',
    fieldSpecs: inside(accountsOf, 'volumes/persistentVolumeClaim/claimName'),
  },
  ...['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'].map((kind) => ({
    kind,
    fieldSpecs: at('HorizontalPodAutoscaler', 'spec/scaleTargetRef/name'),
  })),
  {
    kind: 'IngressClass',
    version: 'v1',
    group: 'networking.k8s.io/v1',
    fieldSpecs: at('Ingress', 'spec/ingressClassName'),
  },
  {
    kind: 'ValidatingAdmissionPolicy',
    group: admission,
    fieldSpecs: [{ kind: 'ValidatingAdmissionPolicyBinding', group: admission, path: 'spec/policyName' }],
  },
]
