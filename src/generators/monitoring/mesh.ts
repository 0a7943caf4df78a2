import type { Plan } from '../../model/plan.ts'
import type { AlertKind } from '../../model/watch.ts'
import type { Symptom } from './symptom.ts'

const renewal = 'certmanager_certificate_renewal_timestamp_seconds'
const expiry = 'control_identity_cert_expiration_timestamp_seconds'
const own = '{namespace="linkerd",name="linkerd-identity-issuer"}'
const hour = 3600

/** On certificates that are made inside the cluster, and on the proxies that have one. */
export const meshSymptoms = {
  // In any namespace: those of the platform end as those of the stages do.
  'certificate-not-renewed': {
    expr: () => `max by (namespace, name) (time() - ${renewal}) > ${6 * hour}`,
    for: '1h',
    description:
      'The certificate {{ $labels.name }} in {{ $labels.namespace }} should have been renewed {{ $value | humanizeDuration }} ago.',
    bad: [{ [`${renewal}${own}`]: `${-10 * hour}x140` }],
    good: { [`${renewal}${own}`]: `${-4 * hour}x140` },
    labels: { namespace: 'linkerd', name: 'linkerd-identity-issuer' },
    says: 'The certificate linkerd-identity-issuer in linkerd should have been renewed 11h 0m 0s ago.',
  },
  // It lives for a day and is renewed after seven tenths of it.
  'mesh-identity-old': {
    expr: (namespaces) => `min by (namespace, pod) (${expiry}{${namespaces}} - time()) < ${4 * hour}`,
    for: '15m',
    description:
      'The proxy of {{ $labels.pod }} in {{ $labels.namespace }} has a certificate for {{ $value | humanizeDuration }}.',
    bad: [{ [`${expiry}{namespace="NS",pod="api-1"}`]: `${4 * hour}x140` }],
    good: { [`${expiry}{namespace="NS",pod="api-1"}`]: `${9 * hour}x140` },
    labels: { pod: 'api-1' },
    says: 'The proxy of api-1 in NS has a certificate for 3h 0m 0s.',
  },
  'mesh-bypassed': {
    expr: (namespaces) =>
      [
        `count by (namespace, pod) (kube_pod_info{${namespaces}})`,
        `unless on (namespace, pod) kube_pod_init_container_info{${namespaces}, container="linkerd-proxy"}`,
      ].join('\n'),
    for: '15m',
    description: '{{ $labels.pod }} in {{ $labels.namespace }} runs without the proxy of the mesh.',
    bad: [{ 'kube_pod_info{namespace="NS",pod="api-1"}': '1x140' }],
    good: {
      'kube_pod_info{namespace="NS",pod="api-1"}': '1x140',
      'kube_pod_init_container_info{namespace="NS",pod="api-1",container="linkerd-proxy"}': '1x140',
    },
    labels: { pod: 'api-1' },
    says: 'api-1 in NS runs without the proxy of the mesh.',
  },
} satisfies Partial<Record<AlertKind, Symptom>>

/** cert-manager is there before Prometheus, and so cannot bring a monitor of its own; its metrics name the namespace of the certificate. */
export function certificateMonitor({ namespace }: NonNullable<Plan['certificates']>, { monitoring }: Plan): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'cert-manager', labels: monitoring.selector },
    spec: {
      namespaceSelector: { matchNames: [namespace] },
      selector: {
        matchLabels: { 'app.kubernetes.io/name': 'cert-manager', 'app.kubernetes.io/component': 'controller' },
      },
      endpoints: [
        // Its Service calls the port so since 1.21.
        { port: 'http-metrics', honorLabels: true, interval: `${monitoring.scrapeInterval / 1000}s` },
      ],
    },
  }
}
