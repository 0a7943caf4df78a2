import type { FieldSpec } from './field-spec.ts'

const create = true
const template = 'spec/template'
const jobTemplate = 'spec/jobTemplate'

/** Where labels and annotations of pods stand. The group of some kinds counts, that of others does not. */
const onPods = (field: 'labels' | 'annotations', stateful: Partial<FieldSpec>): readonly FieldSpec[] => [
  { path: `metadata/${field}`, create },
  { path: `${template}/metadata/${field}`, create, version: 'v1', kind: 'ReplicationController' },
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].map((kind) => ({
    path: `${template}/metadata/${field}`,
    create,
    kind,
  })),
  { path: `${template}/metadata/${field}`, create, kind: 'StatefulSet', ...stateful },
  { path: `${template}/metadata/${field}`, create, group: 'batch', kind: 'Job' },
  { path: `${jobTemplate}/metadata/${field}`, create, group: 'batch', kind: 'CronJob' },
  { path: `${jobTemplate}/spec/template/metadata/${field}`, create, group: 'batch', kind: 'CronJob' },
]

export const annotationFields = onPods('annotations', {})

export const templateLabelFields: readonly FieldSpec[] = [
  ...onPods('labels', { group: 'apps' }),
  { path: 'spec/volumeClaimTemplates[]/metadata/labels', create, group: 'apps', kind: 'StatefulSet' },
]

const spread = [
  ...['podAffinity', 'podAntiAffinity'].flatMap((which) => [
    `affinity/${which}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm`,
    `affinity/${which}/requiredDuringSchedulingIgnoredDuringExecution`,
  ]),
  'topologySpreadConstraints',
].map((path) => `${template}/spec/${path}/labelSelector/matchLabels`)

/** Selectors too. Some are made where they are missing, others only grow. */
export const commonLabelFields: readonly FieldSpec[] = [
  { path: 'spec/selector', create, version: 'v1', kind: 'Service' },
  { path: 'spec/selector', create, version: 'v1', kind: 'ReplicationController' },
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].map((kind) => ({ path: 'spec/selector/matchLabels', create, kind })),
  { path: 'spec/selector/matchLabels', create, group: 'apps', kind: 'StatefulSet' },
  ...['Deployment', 'StatefulSet'].flatMap((kind) => spread.map((path) => ({ path, group: 'apps', kind }))),
  { path: 'spec/selector/matchLabels', group: 'batch', kind: 'Job' },
  { path: `${jobTemplate}/spec/selector/matchLabels`, group: 'batch', kind: 'CronJob' },
  { path: 'spec/selector/matchLabels', group: 'policy', kind: 'PodDisruptionBudget' },
  ...['spec/podSelector', 'spec/ingress/from/podSelector', 'spec/egress/to/podSelector'].map((path) => ({
    path: `${path}/matchLabels`,
    group: 'networking.k8s.io',
    kind: 'NetworkPolicy',
  })),
  ...templateLabelFields,
]

export const namespaceFields: readonly FieldSpec[] = [
  { path: 'metadata/name', kind: 'Namespace', create },
  { path: 'spec/service/namespace', group: 'apiregistration.k8s.io', kind: 'APIService', create },
  {
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
  },
]

export const imageFields: readonly FieldSpec[] = ['spec', `${template}/spec`].flatMap((pod) =>
  ['containers', 'initContainers'].map((list) => ({ path: `${pod}/${list}[]/image`, create })),
)

export const replicaFields: readonly FieldSpec[] = [
  'Deployment',
  'ReplicationController',
  'ReplicaSet',
  'StatefulSet',
].map((kind) => ({ path: 'spec/replicas', create, kind }))

const inContainers = ['containers', 'initContainers'].flatMap((list) =>
  ['args', 'command', 'env/value', 'volumeMounts/mountPath'].map((path) => `${list}/${path}`),
)

/** Where `$(NAME)` of `vars` is replaced. */
export const variableFields: readonly FieldSpec[] = [
  ...Object.entries({
    CronJob: `${jobTemplate}/spec/template/spec`,
    DaemonSet: `${template}/spec`,
    Deployment: `${template}/spec`,
    Job: `${template}/spec`,
    Pod: 'spec',
    ReplicaSet: `${template}/spec`,
    StatefulSet: `${template}/spec`,
  }).flatMap(([kind, pod]) => [
    ...inContainers.map((path) => ({ path: `${pod}/${path}`, kind })),
    ...(kind === 'CronJob' || kind === 'StatefulSet' ? [] : [{ path: `${pod}/volumes/nfs/server`, kind }]),
  ]),
  { path: `${jobTemplate}/spec/template/volumes/nfs/server`, kind: 'CronJob' },
  { path: 'spec/volumeClaimTemplates/spec/nfs/server', kind: 'StatefulSet' },
  { path: `${template}/metadata/annotations`, kind: 'Deployment' },
  ...['spec/rules/host', 'spec/tls/hosts', 'spec/tls/secretName'].map((path) => ({ path, kind: 'Ingress' })),
  ...['spec/ports/port', 'spec/ports/targetPort'].map((path) => ({ path, kind: 'Service' })),
  { path: 'spec/nfs/server', kind: 'PersistentVolume' },
  { path: 'metadata/labels' },
  { path: 'metadata/annotations' },
]
