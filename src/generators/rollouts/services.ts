import type { Rollout } from '../../model/rollout.ts'
import type { Workload } from '../../model/workload.ts'

/**
 * Services whose pods the controller chooses: those of the old version and of the new one. They do not carry the name of
 * the service, or its pods would be scraped once for each of them.
 */
export function services({ pair, preview, service }: Rollout, { labels, port, health }: Workload): unknown[] {
  const { 'app.kubernetes.io/name': _, ...shared } = labels
  const names = pair ? [pair.ping, pair.pong] : preview ? [preview] : []
  return names.map((name) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      labels: { ...shared, 'app.kubernetes.io/component': `${service}-version` },
      ...(pair && { annotations: { 'alb.ingress.kubernetes.io/healthcheck-path': health.ready } }),
    },
    spec: { selector: labels, ports: [{ name: 'http', port, targetPort: port }] },
  }))
}
