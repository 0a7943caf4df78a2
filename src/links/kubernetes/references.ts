import { KubernetesObject, podPathOf } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Link, Reach } from '../link.ts'
import { everyAt, objectOf, objectsBeside, objectsNamed } from './objects.ts'

export const link: Link<KubernetesObject> = {
  title: 'Kubernetes objects name each other',
  from: KubernetesObject,
  *find({ apiVersion, kind }, { resource, estate }) {
    const object = objectOf(resource)
    const pod = podPathOf(apiVersion, kind)
    if (pod) for (const spec of everyAt(object, [...pod, 'spec'])) yield* named(spec, inPods, resource, estate)
    yield* named(object, Object.hasOwn(inObjects, kind) ? (inObjects[kind] ?? []) : [], resource, estate)
  },
}

/** Verb, path of the name, and the kind that it is of; a path that ends in `{}` leads to a map with `kind` and `name`. */
type Row = readonly [verb: string, path: string, kind?: string]

const inPods: readonly Row[] = [
  ['mounts', 'volumes.*.configMap.name', 'ConfigMap'],
  ['mounts', 'volumes.*.secret.secretName', 'Secret'],
  ['mounts', 'volumes.*.projected.sources.*.configMap.name', 'ConfigMap'],
  ['mounts', 'volumes.*.projected.sources.*.secret.name', 'Secret'],
  ['mounts', 'volumes.*.persistentVolumeClaim.claimName', 'PersistentVolumeClaim'],
  ...['containers', 'initContainers'].flatMap((list): Row[] => [
    ['reads', `${list}.*.env.*.valueFrom.configMapKeyRef.name`, 'ConfigMap'],
    ['reads', `${list}.*.env.*.valueFrom.secretKeyRef.name`, 'Secret'],
    ['reads', `${list}.*.envFrom.*.configMapRef.name`, 'ConfigMap'],
    ['reads', `${list}.*.envFrom.*.secretRef.name`, 'Secret'],
  ]),
  ['runs as', 'serviceAccountName', 'ServiceAccount'],
  ['pulls with', 'imagePullSecrets.*.name', 'Secret'],
  ['has', 'priorityClassName', 'PriorityClass'],
]

const inObjects: Readonly<Record<string, readonly Row[]>> = {
  StatefulSet: [['is named by', 'spec.serviceName', 'Service']],
  Ingress: [
    ['routes to', 'spec.rules.*.http.paths.*.backend.service.name', 'Service'],
    ['routes to', 'spec.defaultBackend.service.name', 'Service'],
    ['serves with', 'spec.tls.*.secretName', 'Secret'],
    ['is of', 'spec.ingressClassName', 'IngressClass'],
  ],
  HTTPRoute: [
    ['routes to', 'spec.rules.*.backendRefs.*.name', 'Service'],
    ['hangs on', 'spec.parentRefs.*.name', 'Gateway'],
  ],
  GRPCRoute: [
    ['routes to', 'spec.rules.*.backendRefs.*.name', 'Service'],
    ['hangs on', 'spec.parentRefs.*.name', 'Gateway'],
  ],
  Gateway: [
    ['is of', 'spec.gatewayClassName', 'GatewayClass'],
    ['serves with', 'spec.listeners.*.tls.certificateRefs.*.name', 'Secret'],
  ],
  VirtualService: [
    ['hangs on', 'spec.gateways.*', 'Gateway'],
    ['routes to', 'spec.http.*.route.*.destination.host', 'Service'],
  ],
  DestinationRule: [['governs', 'spec.host', 'Service']],
  HorizontalPodAutoscaler: [['scales', 'spec.scaleTargetRef.{}']],
  VerticalPodAutoscaler: [['scales', 'spec.targetRef.{}']],
  ScaledObject: [
    ['scales', 'spec.scaleTargetRef.{}', 'Deployment'],
    ['signs in with', 'spec.triggers.*.authenticationRef.name', 'TriggerAuthentication'],
  ],
  RoleBinding: [
    ['grants', 'roleRef.{}'],
    ['to', 'subjects.*.{}'],
  ],
  ClusterRoleBinding: [
    ['grants', 'roleRef.{}'],
    ['to', 'subjects.*.{}'],
  ],
  PersistentVolumeClaim: [
    ['is of', 'spec.storageClassName', 'StorageClass'],
    ['binds', 'spec.volumeName', 'PersistentVolume'],
  ],
  PersistentVolume: [['is of', 'spec.storageClassName', 'StorageClass']],
  ExternalSecret: [['fetches from', 'spec.secretStoreRef.{}', 'SecretStore']],
  Certificate: [['is issued by', 'spec.issuerRef.{}', 'Issuer']],
  Application: [['belongs to', 'spec.project', 'AppProject']],
  ApplicationSet: [['belongs to', 'spec.template.spec.project', 'AppProject']],
  Rollout: [
    ['is judged by', 'spec.strategy.canary.steps.*.analysis.templates.*.templateName', 'AnalysisTemplate'],
    ['is judged by', 'spec.strategy.canary.analysis.templates.*.templateName', 'AnalysisTemplate'],
    ['shifts', 'spec.strategy.canary.canaryService', 'Service'],
    ['shifts', 'spec.strategy.canary.stableService', 'Service'],
    ['shifts', 'spec.strategy.blueGreen.activeService', 'Service'],
    ['shifts', 'spec.strategy.blueGreen.previewService', 'Service'],
  ],
  Workflow: [['runs', 'spec.workflowTemplateRef.name', 'WorkflowTemplate']],
  CronWorkflow: [['runs', 'spec.workflowSpec.workflowTemplateRef.name', 'WorkflowTemplate']],
  Schedule: [['stores in', 'spec.template.storageLocation', 'BackupStorageLocation']],
  Backup: [['stores in', 'spec.storageLocation', 'BackupStorageLocation']],
  NodePool: [['is of', 'spec.template.spec.nodeClassRef.{}', 'EC2NodeClass']],
  HelmRelease: [['is from', 'spec.chart.spec.sourceRef.{}']],
}

function* named(value: unknown, rows: readonly Row[], of: Resource, estate: Estate): Iterable<Reach> {
  for (const [verb, path, kind] of rows)
    for (const found of everyAt(
      value,
      path.split('.').filter((step) => step !== '{}'),
    )) {
      const target = path.endsWith('{}') ? reference(found, kind) : { kind, name: found }
      if (target.kind === undefined || typeof target.name !== 'string') continue
      for (const to of targets(estate, of, target.kind, target.name)) yield { verb, to }
    }
}

function reference(
  value: unknown,
  kind: string | undefined,
): { readonly kind: string | undefined; readonly name: unknown } {
  if (!isMap(value)) return { kind, name: undefined }
  return { kind: typeof value.kind === 'string' ? value.kind : kind, name: value.name }
}

/** A Secret is as good as what will make it. */
function targets(estate: Estate, of: Resource, kind: string, name: string): readonly Resource[] {
  const found = objectsNamed(estate, of, kind, name)
  if (found.length > 0 || kind !== 'Secret') return found
  const makers = objectsBeside(estate, of, Object.keys(makersOfSecrets))
  return makers.filter((maker) => {
    const [made = maker.data.metadata?.name] = everyAt(objectOf(maker), makersOfSecrets[maker.data.kind] ?? [])
    return made === name
  })
}

/** Where the maker names its Secret; by default its own name. */
const makersOfSecrets: Readonly<Record<string, readonly string[]>> = {
  ExternalSecret: ['spec', 'target', 'name'],
  SealedSecret: ['spec', 'template', 'metadata', 'name'],
  Certificate: ['spec', 'secretName'],
}
