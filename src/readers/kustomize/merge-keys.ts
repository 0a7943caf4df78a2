import type { GroupKind } from './identity.ts'

/** What the API says about merging a field, as far as there is anything to say. */
export interface Known {
  /** The fields that tell the items of a list apart; none where the items are scalars. Without it a list is replaced. */
  readonly by?: readonly string[]
  /** Of a map, or of the items of a list. */
  readonly fields?: Readonly<Record<string, Known>>
}

/** What Kubernetes says about a kind of its own. Lists of every other kind are replaced. */
export function knownOf({ group, version, kind }: GroupKind): Known | undefined {
  const versions = Object.hasOwn(kinds, group) ? kinds[group] : undefined
  const fields = versions && Object.hasOwn(versions, version) ? versions[version] : undefined
  if (!fields || !Object.hasOwn(fields, kind)) return undefined
  return { fields: { metadata, ...fields[kind] } }
}

const by = (...keys: readonly string[]): Known => ({ by: keys })
const named = by('name')
const of = (fields: Readonly<Record<string, Known>>): Known => ({ fields })

const metadata = of({ finalizers: by(), ownerReferences: by('uid') })

const container = {
  env: named,
  ports: by('containerPort', 'protocol'),
  volumeDevices: by('devicePath'),
  volumeMounts: by('mountPath'),
}
const podSpec = of({
  containers: { ...named, fields: container },
  initContainers: { ...named, fields: container },
  ephemeralContainers: { ...named, fields: { ...container, ports: {} } },
  volumes: named,
  imagePullSecrets: named,
  hostAliases: by('ip'),
  topologySpreadConstraints: by('topologyKey', 'whenUnsatisfiable'),
})
const template = of({ metadata, spec: podSpec })
const workload = { spec: of({ template }) }
const webhooks = { webhooks: named }
const cronJob = { spec: of({ jobTemplate: of({ metadata, spec: of({ template }) }) }) }

/** Kinds that have nothing to merge but their metadata. */
const plain = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]))
const admission = {
  MutatingWebhookConfiguration: webhooks,
  ValidatingWebhookConfiguration: webhooks,
}
const storage = plain('CSIDriver', 'CSINode', 'CSIStorageCapacity', 'StorageClass', 'VolumeAttachment')
const roles = plain('ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding')

const kinds: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Known>>>>>>>
> = {
  '': {
    v1: {
      ...plain('ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'Namespace', 'Node', 'PersistentVolume'),
      ...plain('PersistentVolumeClaim', 'ResourceQuota', 'Secret'),
      Pod: { spec: podSpec },
      PodTemplate: { template },
      ReplicationController: workload,
      Service: { spec: of({ ports: by('port', 'protocol') }) },
      ServiceAccount: { secrets: named },
    },
  },
  'admissionregistration.k8s.io': { v1: admission, v1beta1: admission },
  'apiextensions.k8s.io': { v1: plain('CustomResourceDefinition'), v1beta1: plain('CustomResourceDefinition') },
  'apiregistration.k8s.io': { v1: plain('APIService'), v1beta1: plain('APIService') },
  apps: {
    v1: {
      ...plain('ControllerRevision'),
      DaemonSet: workload,
      Deployment: workload,
      ReplicaSet: workload,
      StatefulSet: { spec: of({ template, volumeClaimTemplates: of({ metadata }) }) },
    },
  },
  autoscaling: {
    v1: plain('HorizontalPodAutoscaler'),
    v2beta1: plain('HorizontalPodAutoscaler'),
    v2beta2: plain('HorizontalPodAutoscaler'),
  },
  batch: { v1: { CronJob: cronJob, Job: workload }, v1beta1: { CronJob: cronJob } },
  'certificates.k8s.io': { v1: plain('CertificateSigningRequest'), v1beta1: plain('CertificateSigningRequest') },
  'coordination.k8s.io': { v1: plain('Lease'), v1beta1: plain('Lease') },
  'discovery.k8s.io': { v1: plain('EndpointSlice'), v1beta1: plain('EndpointSlice') },
  extensions: { v1beta1: plain('Ingress') },
  'networking.k8s.io': {
    v1: plain('Ingress', 'IngressClass', 'NetworkPolicy'),
    v1beta1: plain('Ingress', 'IngressClass'),
  },
  'node.k8s.io': { v1: plain('RuntimeClass'), v1beta1: plain('RuntimeClass') },
  policy: { v1: plain('PodDisruptionBudget'), v1beta1: plain('PodDisruptionBudget', 'PodSecurityPolicy') },
  'rbac.authorization.k8s.io': { v1: roles, v1beta1: roles },
  'scheduling.k8s.io': { v1: plain('PriorityClass'), v1beta1: plain('PriorityClass') },
  'storage.k8s.io': { v1: storage, v1beta1: storage },
}
