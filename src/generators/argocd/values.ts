import type { Plan } from '../../model/blueprint.ts'

/** Values of the chart that Argo CD itself is installed from, once, by hand. */
export function argocdValues({ delivery }: Plan) {
  return {
    global: { domain: new URL(delivery.argocd.url).host },
    configs: {
      params: { 'server.insecure': false },
      cm: { 'application.resourceTrackingMethod': 'annotation' },
      rbac: { 'policy.default': 'role:readonly' },
    },
    controller: { metrics: { enabled: true } },
    redis: { metrics: { enabled: true } },
  }
}
