import { ServiceAccount } from '../../kinds/kubernetes/access.ts'
import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { PriorityClass } from '../../kinds/kubernetes/quotas.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject, Pod, Workload } from '../../kinds/kubernetes.ts'
import { inReach, inReachBy, mayHoldMore, type Reached } from '../../links/kubernetes/reach.ts'
import { mentions } from '../../links/kubernetes/secrets.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { podSpecOf } from './workload-pod.ts'

function nameOf({ data }: Resource<unknown>): string | undefined {
  const name = valueAt(data, ['metadata', 'name'])
  return typeof name === 'string' ? name : undefined
}

function nameOfConfigMap({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'ConfigMap' ? data.metadata?.name : undefined
}

/** Whatever else speaks of the name may be what makes it. */
function isMadeElsewhere(list: readonly Reached<KubernetesObject>[], kinds: RegExp, name: string): boolean {
  return list.some(({ resource }) => !kinds.test(resource.data.kind) && mentions(resource.data.spec, name))
}

const serviceAccount: Check<Workload> = {
  title: 'Pods run under a ServiceAccount that nothing makes',
  why: `No pod is created until the account exists: the workload stays at zero with an event that few look at. It is reported
only where other accounts of the namespace are made in these files.`,
  severity: 'high',
  level: 'default',
  on: Workload,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/non-existent-service-account', 'kubescape/C-0053'],
  *run(_, { resource, estate }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    const name = spec?.serviceAccountName ?? spec?.serviceAccount
    if (typeof name !== 'string' || name === 'default' || name === '' || !at || mayHoldMore(estate, resource)) return
    const accounts = inReachBy(estate, ServiceAccount, resource, nameOf)
    if (accounts.size === 0 || accounts.has(name)) return
    if (isMadeElsewhere(inReach(estate, KubernetesObject, resource), workloads, name)) return
    yield {
      at: [...at, spec?.serviceAccountName === undefined ? 'serviceAccount' : 'serviceAccountName'],
      message: `nothing makes the ServiceAccount \`${name}\`; make it, or name one that exists`,
      related: [...accounts.values()]
        .flat()
        .slice(0, 5)
        .map((other) => ({ resource: other.resource, at: ['metadata', 'name'], message: 'one that exists' })),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { serviceAccountName: wbe, containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { serviceAccountName: web, containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web }
      `,
    },
  ],
}

const workloads =
  /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod|DeploymentConfig|ReplicationController|RoleBinding|ClusterRoleBinding)$/

const configMap: Check<Pod> = {
  title: 'Pod waits for a ConfigMap, or a key of it, that nothing makes',
  why: `The pod stays in \`CreateContainerConfigError\` until somebody makes it by hand. It is reported only where other
ConfigMaps of the namespace are made in these files.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/env-value-from'],
  *run(pod, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const maps = inReachBy(estate, KubernetesObject, resource, nameOfConfigMap)
    if (maps.size === 0) return
    for (const { name, key, at } of configMapsOf(pod)) {
      // What controllers put into every namespace.
      if (/^(?:kube-root-ca\.crt|openshift-service-ca\.crt|istio-ca-root-cert)$/.test(name)) continue
      const named = maps.get(name) ?? []
      if (
        named.length === 0
          ? isMadeElsewhere(inReach(estate, KubernetesObject, resource), workloads, name)
          : key === undefined || named.some((each) => mayHold(each.resource, key))
      )
        continue
      yield {
        at,
        message:
          named.length === 0
            ? `nothing makes the ConfigMap \`${name}\`; make it, or name one that exists`
            : `ConfigMap \`${name}\` has no key \`${key}\`; add it, or name one that is there`,
        related: (named.length === 0 ? [...maps.values()].flat().slice(0, 5) : named).map((other) => ({
          resource: other.resource,
          at: ['metadata', 'name'],
          message: 'one that exists',
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3', envFrom: [{ configMapRef: { name: wbe } }] }] }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { LEVEL: info }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3', envFrom: [{ configMapRef: { name: web } }] }] }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data: { LEVEL: info }
      `,
    },
  ],
}

const ingressBackend: Check<Ingress> = {
  title: 'Ingress leads to a Service, or a port of it, that is not there',
  why: `Requests for that path are answered with 503. It is reported only where other Services of the namespace stand in these
files.`,
  severity: 'high',
  level: 'default',
  on: Ingress,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/dangling-ingress', 'kube-score/ingress-targets-service'],
  *run(ingress, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const services = inReachBy(estate, Service, resource, nameOf)
    if (services.size === 0) return
    for (const { name, port, at } of backendsOf(ingress)) {
      const named = services.get(name) ?? []
      const found = named.length > 0
      if (found && (port === undefined || named.some((each) => mayHavePort(each.resource.data, port)))) continue
      if (!found && isMadeElsewhere(inReach(estate, KubernetesObject, resource), /^Ingress$/, name)) continue
      yield {
        at,
        message: found
          ? `Service \`${name}\` has no port \`${port}\`; use one that it has`
          : `there is no Service \`${name}\`; make it, or name one that exists`,
        related: (found ? named : [...services.values()].flat().slice(0, 5)).flatMap((other) => [
          { resource: other.resource, at: ['metadata', 'name'], message: 'a Service that exists' },
          ...(other.resource.data.spec?.ports ?? []).flatMap((_, index) =>
            ['name', 'port'].map((field) => ({
              resource: other.resource,
              at: ['spec', 'ports', index, field],
              message: 'a port that it has',
            })),
          ),
        ]),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { defaultBackend: { service: { name: wbe, port: { number: 80 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80 }] }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ports: [{ port: 80 }] }
      `,
    },
  ],
}

const priorityClass: Check<Workload> = {
  title: 'Pods have a priority that these files do not make',
  why: `Pods of a PriorityClass that does not exist are refused. It may be made elsewhere: then this can be ignored.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/priority-class-name'],
  *run(_, { resource, estate }) {
    const { spec, at } = podSpecOf(resource) ?? {}
    const name = spec?.priorityClassName
    if (typeof name !== 'string' || name === '' || /^system-(?:cluster|node)-critical$/.test(name) || !at) return
    if (mayHoldMore(estate, resource) || estate.by(PriorityClass, nameOf).has(name)) return
    yield {
      at: [...at, 'priorityClassName'],
      message: `nothing here makes the PriorityClass \`${name}\`; make it, or name one that exists`,
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { priorityClassName: shop, containers: [{ name: web, image: 'nginx:1.29.3' }] }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { priorityClassName: shop, containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: shop }
        value: 1000
      `,
    },
  ],
}

/** Names that lead nowhere. */
export const checks = {
  'service-account': serviceAccount,
  'config-map': configMap,
  'ingress-backend': ingressBackend,
  'priority-class': priorityClass,
} as Readonly<Record<string, Check>>

interface Wanted {
  readonly name: string
  readonly key?: string
  readonly at: Path
}

function* configMapsOf({ spec }: Pod): Iterable<Wanted> {
  for (const list of ['initContainers', 'containers'] as const)
    for (const [index, { env = [], envFrom = [] } = {}] of (spec[list] ?? []).entries()) {
      for (const [item, each] of env.entries()) {
        const { name, key, optional } = each?.valueFrom?.configMapKeyRef ?? {}
        if (name && key && !optional)
          yield { name, key, at: ['spec', list, index, 'env', item, 'valueFrom', 'configMapKeyRef', 'key'] }
      }
      for (const [item, each] of envFrom.entries()) {
        const { name, optional } = each?.configMapRef ?? {}
        if (name && !optional) yield { name, at: ['spec', list, index, 'envFrom', item, 'configMapRef', 'name'] }
      }
    }
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    const { name, optional } = volume?.configMap ?? {}
    if (name && !optional) yield { name, at: ['spec', 'volumes', index, 'configMap', 'name'] }
  }
}

function mayHold({ tree, path }: Resource, key: string): boolean {
  return ['data', 'binaryData'].some((field) => {
    const map = valueAt(tree.data, [...path, field])
    return isUnknown(map) || (isMap(map) && (key in map || Object.keys(map).some((name) => name.includes('{{'))))
  })
}

function* backendsOf({
  spec,
}: Ingress): Iterable<{ readonly name: string; readonly port?: string | number; readonly at: Path }> {
  const list = [
    { backend: spec?.defaultBackend, at: ['spec', 'defaultBackend'] as Path },
    ...(spec?.rules ?? []).flatMap((rule, index) =>
      (rule?.http?.paths ?? []).map((path, item) => ({
        backend: path?.backend,
        at: ['spec', 'rules', index, 'http', 'paths', item, 'backend'] as Path,
      })),
    ),
  ]
  for (const { backend, at } of list) {
    const { name, port } = backend?.service ?? {}
    const number = port?.number ?? port?.name
    // An action of the AWS controller is called a Service too.
    if (name !== undefined && port?.name !== 'use-annotation')
      yield { name, at: [...at, 'service', 'name'], ...(number !== undefined && { port: number }) }
  }
}

function mayHavePort({ spec }: Service, port: string | number): boolean {
  const ports = spec?.ports ?? []
  return (
    spec?.type === 'ExternalName' ||
    ports.length === 0 ||
    ports.some((each) => !each || each.name === port || each.port === port)
  )
}
