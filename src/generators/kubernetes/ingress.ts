import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'

/** Where external-dns takes the names from that it makes records of. */
export const hostnameSource = 'external-dns.alpha.kubernetes.io/ingress-hostname-source'

/**
 * One load balancer for each production stage; all others of a cluster share one, or every preview would pay for its own.
 * The controller finds the certificate by the host, so no address of AWS stands here.
 */
export function ingress(stage: Stage, { workloads, system, stacks, rollouts }: Plan) {
  const { namespace, stack, environment, standsInFor } = stage
  const own = addressesOf(stage.name, workloads)
  const open = [...own, ...(standsInFor ? addressesOf(standsInFor, workloads) : [])]
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: system,
      namespace,
      annotations: note(
        {
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
          ...(standsInFor && {
            [hostnameSource]: 'annotation-only',
            'external-dns.alpha.kubernetes.io/hostname': own.map(({ host }) => host).join(','),
          }),
        },
        standsInFor
          ? {
              [hostnameSource]: `The hosts of ${standsInFor} are answered, but keep their records until docs/recovery.md says so`,
            }
          : {},
      ),
    },
    spec: {
      ingressClassName: 'alb',
      tls: [{ hosts: open.map(({ host }) => host) }],
      rules: open.map(({ host, name }) => ({
        host,
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name, port: { name: shared(name) ? 'use-annotation' : 'http' } } },
            },
          ],
        },
      })),
    },
  }

  /** The controller of the rollouts says by an annotation which version gets how much. */
  function shared(service: string): boolean {
    return rollouts.some((each) => each.service === service && each.pair && each.stages.includes(stage.name))
  }
}

function addressesOf(stage: string, workloads: readonly Workload[]): { name: string; host: string }[] {
  return workloads.flatMap(({ name, hosts }) => (hosts[stage] ? [{ name, host: hosts[stage] }] : []))
}
