import { toolImages } from '../../facts/tools.ts'
import type { Artifact } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note, printYaml } from '../../syntax/yaml/print.ts'
import { beforeMigrations } from '../waves.ts'
import { standObjects } from './cluster-stands.ts'
import { clouds, cloudsOf, localKeys } from './stands.ts'

export function localNamespace({ system }: Plan): string {
  return `${system}-local`
}

/** What runs in pods, on a cluster of this machine: the same base as every stage, without what only the cloud has. */
export function* clusterFiles(plan: Plan): Iterable<Artifact> {
  yield file('local/kind.yaml', [kindConfiguration(plan)])
  yield file('local/kubernetes/namespace.yaml', [namespace(plan)])
  const stands = standObjects(plan)
  if (stands.length > 0) yield file('local/kubernetes/stores.yaml', stands)
  yield file('local/kubernetes/kustomization.yaml', [kustomization(plan, stands.length > 0)])
}

function kindConfiguration({ system }: Plan) {
  return {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    name: system,
    nodes: [
      note({ role: 'control-plane', image: toolImages.kindNode.image }, { image: 'The minor that production runs' }),
    ],
  }
}

function namespace(plan: Plan) {
  const annotations = beforeMigrations(plan)
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: localNamespace(plan),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      labels: { 'app.kubernetes.io/part-of': plan.system, 'pod-security.kubernetes.io/enforce': 'restricted' },
    },
  }
}

function kustomization(plan: Plan, stores: boolean) {
  const { pods } = plan
  const secrets = secretsOf(plan)
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: localNamespace(plan),
    resources: ['../../kubernetes/base', 'namespace.yaml', ...(stores ? ['stores.yaml'] : [])],
    images: pods.map(({ repository }) => ({ name: repository, newTag: 'local' })),
    replicas: pods.filter(({ controller }) => controller !== 'CronJob').map(({ name }) => ({ name, count: 1 })),
    ...(secrets.length > 0 && { secretGenerator: secrets }),
    patches: patches(plan),
  }
}

/** What scales, what scrapes, and what only operators understand that this cluster does not run. */
const absent = [
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler'],
  ['keda.sh/v1alpha1', 'ScaledObject'],
  ['keda.sh/v1alpha1', 'TriggerAuthentication'],
] as const

function patches(plan: Plan) {
  const { pods, caches } = plan
  const stood = Object.keys(cloudsOf(plan)).length > 0
  const called = pods.filter(({ permissions }) => stood && permissions.length > 0)
  return [
    ...absent.map(([apiVersion, kind]) => patch(kind, '.*', { $patch: 'delete', apiVersion, kind })),
    ...pods.flatMap(({ name, controller, migration }) => [
      inPods(controller, name, anywhere),
      ...(migration ? [inPods('Job', migration.name, anywhere)] : []),
    ]),
    ...caches.map(({ name }) => inPods('Deployment', name, anywhere)),
    ...called.map(({ name, controller }) =>
      inPods(controller, name, { containers: [{ name, envFrom: [{ secretRef: { name: clouds } }] }] }),
    ),
    ...pods
      .filter(({ controller }) => controller === 'StatefulSet')
      .map(({ name }) => ({
        target: { kind: 'StatefulSet', name },
        patch: printYaml([[{ op: 'remove', path: '/spec/volumeClaimTemplates/0/spec/storageClassName' }]]),
      })),
  ]
}

/** One node is all there is, without groups and without classes of priority. */
const anywhere = { nodeSelector: null, affinity: null, tolerations: null, priorityClassName: null }

function inPods(kind: Workload['controller'] | 'Job', name: string, spec: object) {
  const template = { template: { spec } }
  return patch(kind, name, {
    apiVersion: kind === 'CronJob' || kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    spec: kind === 'CronJob' ? { jobTemplate: { spec: template } } : template,
  })
}

function patch(kind: string, name: string, { $patch, ...object }: Readonly<Record<string, unknown>>) {
  const { apiVersion, kind: own, ...rest } = object
  return {
    target: { kind, name },
    patch: printYaml([
      { ...($patch !== undefined && { $patch }), apiVersion, kind: own, metadata: { name: 'any' }, ...rest },
    ]),
  }
}

/** Where the stores are; of what else a service is told in secret, a word that stands for it. */
function secretsOf(plan: Plan) {
  const { pods, stores } = plan
  const keys = Object.entries(cloudsOf(plan))
  const used = stores.filter(
    ({ name, module }) => module !== 'pod' && pods.some(({ service }) => service.uses.includes(name)),
  )
  return [
    ...used.map((store) => ({
      name: store.secret.name,
      literals: Object.entries(localKeys(store)).map(([key, value]) => `${key}=${value}`),
    })),
    ...(keys.length > 0 ? [{ name: clouds, literals: keys.map(([key, value]) => `${key}=${value}`) }] : []),
    ...pods.flatMap(({ secret }) =>
      secret ? [{ name: secret.name, literals: secret.keys.map(({ key }) => `${key}=only-on-this-machine`) }] : [],
    ),
  ]
}

function file(path: string, documents: readonly unknown[]): Artifact {
  return { path, because: ['cluster'], text: printYaml(documents) }
}
