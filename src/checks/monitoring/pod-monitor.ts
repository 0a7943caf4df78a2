import { selects } from '../../kinds/kubernetes/select.ts'
import { KubernetesObject, Pod } from '../../kinds/kubernetes.ts'
import { Monitor } from '../../kinds/monitoring.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import { labelsOf, strangers } from '../../links/kubernetes/selected.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const nobody: Check<Monitor> = {
  title: 'PodMonitor selects no pod',
  why: `It scrapes the pods whose labels its selector names, those of the template and not of the Deployment. Where none has them Prometheus
finds no target, and no alert tells. It is reported only where other pods of the namespace stand in these files and nothing there may make more.`,
  severity: 'high',
  level: 'default',
  on: Monitor,
  controls: ['soc2/CC7.2'],
  *run(monitor, { resource, estate }) {
    const selector = selectorOf(monitor, resource)
    if (selector === undefined || isElsewhere(monitor) || isChart(resource)) return
    // A chart that is installed here brings pods.
    if (inReach(estate, KubernetesObject, resource).some((each) => /^Helm/.test(each.resource.data.kind))) return
    const pods = strangers(estate, resource, (labels) => selects(selector, labels))
    if (!pods) return
    yield {
      at: ['spec', 'selector'],
      message: 'No pod here has these labels, so nothing is scraped; use the labels of the pods that are meant',
      related: pods
        .slice(0, 3)
        .map((each) => ({ resource: each, at: ['metadata', 'labels'], message: `the labels of \`${each.name}\`` })),
    }
  },
  examples: [{ bad: example('backend', 'metrics'), good: example('api', 'metrics') }],
}

const port: Check<Monitor> = {
  title: 'PodMonitor scrapes a port that its pods do not have',
  why: `A PodMonitor names a port of a container by its name. Where no selected pod has a port of that name Prometheus finds no target,
and no alert tells.`,
  severity: 'high',
  level: 'default',
  on: Monitor,
  controls: ['soc2/CC7.2'],
  *run(monitor, { resource, estate }) {
    const selector = selectorOf(monitor, resource)
    if (selector === undefined || isElsewhere(monitor) || mayHoldMore(estate, resource)) return
    const known = inReach(estate, Pod, resource).map((each) => ({
      ...each,
      answer: selects(selector, labelsOf(each.resource)),
    }))
    const pods = known.filter(({ sure, answer }) => sure && answer === 'yes')
    if (pods.length === 0 || known.some(({ sure, answer }) => answer === 'maybe' || (answer === 'yes' && !sure))) return
    for (const [index, endpoint] of (monitor.spec?.podMetricsEndpoints ?? []).entries()) {
      const wanted = endpoint?.port
      if (wanted === undefined || pods.some((pod) => mayOffer(pod.resource, wanted))) continue
      yield {
        at: ['spec', 'podMetricsEndpoints', index, 'port'],
        message: `No container of the selected pods has a port called \`${wanted}\`; name one that it has`,
        related: pods
          .slice(0, 3)
          .map(({ resource: pod }) => ({ resource: pod, at: ['spec', 'containers'], message: 'the ports it has' })),
      }
    }
  },
  examples: [{ bad: example('api', 'prometheus'), good: example('api', 'metrics') }],
}

export const checks = { 'selects-nothing': nobody, port }

/** `undefined` where it is no PodMonitor, or selects every pod. */
function selectorOf({ kind, spec }: Monitor, { tree, path }: Resource): unknown {
  if (kind !== 'PodMonitor' || !spec?.selector) return undefined
  const selector = valueAt(tree.data, [...path, 'spec', 'selector'])
  return isMap(selector) && Object.keys(selector).length > 0 ? selector : undefined
}

function isElsewhere({ metadata, spec }: Monitor): boolean {
  const { any: everywhere, matchNames: names } = spec?.namespaceSelector ?? {}
  return everywhere === true || (names !== undefined && !(names.length === 1 && names[0] === metadata?.namespace))
}

/** A port that cannot be read, and a container beside that is put in later, may have the name. */
function mayOffer({ tree, path, data }: Resource<Pod>, name: string): boolean {
  const injected = Object.keys(data.metadata?.annotations ?? {}).some((each) => /inject|sidecar/.test(each))
  const containers = ['containers', 'initContainers'].flatMap(
    (list) => valueAt(tree.data, [...path, 'spec', list]) ?? [],
  )
  return (
    injected ||
    containers.some((container) => {
      const ports = isMap(container) ? (container.ports ?? []) : undefined
      return !Array.isArray(ports) || ports.some((each) => !isMap(each) || isOpen(each.name) || each.name === name)
    })
  )
}

function isOpen(name: unknown): boolean {
  return name !== undefined && (typeof name !== 'string' || /\{\{|\$\{/.test(name))
}

function example(app: string, name: string): string {
  return `
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: api, namespace: shop }
    spec:
      selector: { matchLabels: { app: ${app} } }
      podMetricsEndpoints: [{ port: ${name} }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: api, namespace: shop }
    spec:
      selector: { matchLabels: { app: api } }
      template:
        metadata: { labels: { app: api } }
        spec:
          containers:
            - name: api
              image: ghcr.io/acme/api:1.4.0
              ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }]
  `
}
