import { type Answer, any, matchesLabels, selects } from '../../kinds/kubernetes/select.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject, Pod, podPathOf, Workload } from '../../kinds/kubernetes.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { inReach, inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Workload> = {
  title: 'Nothing leads to the ports of the workload',
  why: `Its containers say that they listen, and no Service, monitor or annotation of a scrape selects its pods: it can be called by
the address of a pod alone, which changes with every start. Add the Service, or leave the port out.`,
  severity: 'low',
  level: 'strict',
  on: Workload,
  controls: ['soc2/A1.1'],
  *run({ apiVersion, kind }, { resource, estate }) {
    const path = podPathOf(apiVersion, kind)
    if (!path || !/^(?:Deployment|StatefulSet|ReplicaSet|Rollout)$/.test(kind) || isChart(resource)) return
    const pod = Pod.shape(valueAt(objectOf(resource), path))
    if (!pod || pod.spec.hostNetwork || mayHoldMore(estate, resource) || isScraped(pod)) return
    const ports = pod.spec.containers.flatMap((container, index) =>
      (container?.ports ?? []).map((port, at) => ({ port, at: [...path, 'spec', 'containers', index, 'ports', at] })),
    )
    const serving = ports.filter(({ port }) => !/metrics|health|probe|debug|pprof/.test(port?.name ?? ''))
    const [first] = serving
    if (!first || ports.some(({ port }) => port?.hostPort !== undefined)) return
    const labels = pod.metadata?.labels
    if (isSelected(estate, resource, labels)) return
    const services = inReach(estate, Service, resource).filter(({ sure }) => sure)
    if (services.length === 0 || inReachBy(estate, KubernetesObject, resource, kindOf).has(foreign)) return
    yield {
      at: first.at,
      message: `no Service selects \`${resource.name}\`, so nobody finds port ${first.port?.containerPort ?? ''}; add one, or leave the port out`,
      related: [
        { resource, at: [...path, 'metadata', 'labels'], message: 'what it could be selected by' },
        ...services.slice(0, 3).map(({ resource: each }) => ({
          resource: each,
          at: ['spec', 'selector'] as Path,
          message: `what \`${each.name}\` selects`,
        })),
      ],
    }
  },
  examples: [
    { bad: shop('{ app: backend }'), good: shop('{ app: api }') },
    { bad: shop('{ app: backend }'), good: monitored() },
  ],
}

/** Whether a Service of any directory, or a PodMonitor, may select pods with these labels. */
function isSelected(estate: Estate, of: Resource, labels: unknown): boolean {
  const index = estate.by(Service, firstPair)
  const pairs = isMap(labels) ? Object.entries(labels).map(([name, value]) => `${name}=${value}`) : []
  const services = [open, ...pairs].flatMap((pair) => index.get(pair) ?? [])
  const monitors = inReachBy(estate, KubernetesObject, of, kindOf).get('PodMonitor') ?? []
  return (
    !isMap(labels) ||
    Object.values(labels).some((value) => typeof value !== 'string') ||
    any([
      ...services.map(({ data }): Answer => matchesLabels(data.spec?.selector, labels)),
      ...monitors.map(({ resource }) => selects(valueAt(resource.data.spec, ['selector']), labels)),
    ]) !== 'no'
  )
}

const open = '?'

/** A label that a selected pod must have; `?` where none is known. */
function firstPair({ data }: Resource<Service>): string | undefined {
  const selector = data.spec?.selector
  if (isUnknown(selector)) return open
  const [first] = isMap(selector) ? Object.entries(selector) : []
  if (first === undefined) return undefined
  return typeof first[1] === 'string' && !hasHole(first[1]) ? `${first[0]}=${first[1]}` : open
}

function kindOf({ data }: Resource<KubernetesObject>): string {
  return isForeign(data.kind) ? foreign : data.kind
}

const foreign = '?'

function isScraped({ metadata }: Pod): boolean {
  return Object.keys(metadata?.annotations ?? {}).some((name) =>
    /prometheus\.io|scrape|ad\.datadoghq\.com|\/port$/.test(name),
  )
}

/** An operator's object may make a Service. */
function isForeign(kind: string): boolean {
  return /^Helm|Canary|Rollout|Gateway$|^Ingress(?:Controller|Class)$/.test(kind)
}

function shop(selector: string): string {
  return `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          selector: { matchLabels: { app: api } }
          template:
            metadata: { labels: { app: api } }
            spec: { containers: [{ name: api, image: 'acme/api:1', ports: [{ containerPort: 8080 }] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api }
        spec: { selector: ${selector}, ports: [{ port: 8080 }] }`
}

function monitored(): string {
  return `${shop('{ app: backend }')}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PodMonitor
        metadata: { name: api }
        spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: http }] }`
}
