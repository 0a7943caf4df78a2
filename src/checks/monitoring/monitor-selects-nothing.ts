import { selects } from '../../kinds/kubernetes/select.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { Monitor } from '../../kinds/monitoring.ts'
import { isChart } from '../../links/kubernetes/absent.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Monitor> = {
  title: 'ServiceMonitor selects no Service',
  why: `It scrapes the Services whose labels its selector names: those in \`metadata.labels\`, not the selector of the Service. Where none has them
Prometheus finds no target, and no alert tells. It is reported only where other Services of the namespace stand in these files.`,
  severity: 'high',
  level: 'default',
  on: Monitor,
  controls: ['soc2/CC7.2'],
  sources: ['kube-linter/dangling-servicemonitor'],
  *run({ kind, metadata, spec }, { resource, estate }) {
    const names = spec?.namespaceSelector?.matchNames
    const elsewhere =
      spec?.namespaceSelector?.any === true ||
      (names !== undefined && !(names.length === 1 && names[0] === metadata?.namespace))
    if (kind !== 'ServiceMonitor' || !spec?.selector || elsewhere || mayHoldMore(estate, resource) || isChart(resource))
      return
    const selector = valueAt(resource.tree.data, [...resource.path, 'spec', 'selector'])
    const services = inReach(estate, Service, resource)
    const beside = services.filter(({ sure }) => sure).map((each) => each.resource)
    if (beside.length === 0 || services.some((each) => selects(selector, labelsOf(each.resource)) !== 'no')) return
    // A chart or an operator may make the Service that is meant.
    if (inReach(estate, KubernetesObject, resource).some((each) => mayMake.test(each.resource.data.apiVersion))) return
    yield {
      at: ['spec', 'selector'],
      message: 'No Service here has these labels, so nothing is scraped; use the labels of the Service that is meant',
      related: beside
        .slice(0, 3)
        .map((each) => ({ resource: each, at: ['metadata', 'labels'], message: `the labels of \`${each.name}\`` })),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop, labels: { team: web } }
        spec:
          selector: { matchLabels: { app: backend } }
          endpoints: [{ port: http }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api, namespace: shop, labels: { app: api } }
        spec:
          selector: { app: api }
          ports: [{ name: http, port: 80 }]
      `,
      good: `
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: { name: api, namespace: shop, labels: { team: web } }
        spec:
          selector: { matchLabels: { app: api } }
          endpoints: [{ port: http }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: api, namespace: shop, labels: { app: api } }
        spec:
          selector: { app: api }
          ports: [{ name: http, port: 80 }]
      `,
    },
  ],
}

function labelsOf({ tree, path }: Resource<Service>): unknown {
  return valueAt(tree.data, [...path, 'metadata', 'labels'])
}

/** Anything but what Kubernetes brings, and the operator of Prometheus. */
const mayMake = /^(?!(?:monitoring\.coreos\.com|[\w.]*k8s\.io|apps|batch|autoscaling|policy)\/).*\//
