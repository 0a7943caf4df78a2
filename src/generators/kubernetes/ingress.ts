import type { Plan, Stage } from '../../model/blueprint.ts'

/**
 * One load balancer for each production stage; all others of a cluster share one, or every preview would pay for its own.
 * The controller finds the certificate by the host, so no address of AWS stands here.
 */
export function ingress({ name: stage, namespace, stack, environment }: Stage, { workloads, system, stacks }: Plan) {
  const open = workloads.filter(({ hosts }) => hosts[stage])
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: system,
      namespace,
      annotations: {
        'alb.ingress.kubernetes.io/scheme': 'internet-facing',
        'alb.ingress.kubernetes.io/target-type': 'ip',
        'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
        'alb.ingress.kubernetes.io/wafv2-acl-name': stacks.find(({ name }) => name === stack)?.firewall,
        'alb.ingress.kubernetes.io/ssl-redirect': '443',
        'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        'alb.ingress.kubernetes.io/load-balancer-attributes': 'routing.http.drop_invalid_header_fields.enabled=true',
        'alb.ingress.kubernetes.io/target-group-attributes': 'deregistration_delay.timeout_seconds=30',
        ...(environment.kind !== 'production' && {
          'alb.ingress.kubernetes.io/group.name': `${system}-nonproduction`,
        }),
      },
    },
    spec: {
      ingressClassName: 'alb',
      tls: [{ hosts: open.map(({ hosts }) => hosts[stage]) }],
      rules: open.map(({ hosts, name }) => ({
        host: hosts[stage],
        http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }] },
      })),
    },
  }
}
