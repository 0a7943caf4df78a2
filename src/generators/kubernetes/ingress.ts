import { behindCdn } from '../../design/cdn.ts'
import { sharedBalancer, sharesBalancer } from '../../design/plan/doors.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note } from '../../syntax/yaml/print.ts'

/** Where external-dns takes the names from that it makes records of. */
export const hostnameSource = 'external-dns.alpha.kubernetes.io/ingress-hostname-source'

/**
 * The controller finds the certificate by the host, so no address of AWS stands here.
 */
export function ingress(stage: Stage, { pods, system, stacks, rollouts, takeover, names }: Plan) {
  const { namespace, stack, standsInFor } = stage
  const own = addressesOf(stage.name, pods)
  // Where two regions may answer, each has names of its own, and a switch says whose the public ones are.
  const regional = takeover?.from === stage.name ? regionalOf(takeover.hosts, own) : own
  const switched = names?.by !== 'terraform' && (standsInFor !== undefined || regional !== own)
  const open = [...own, ...(standsInFor ? addressesOf(standsInFor, pods) : []), ...(regional === own ? [] : regional)]
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
          ...(sharesBalancer(stage) && { 'alb.ingress.kubernetes.io/group.name': sharedBalancer(system) }),
          ...(switched && {
            [hostnameSource]: 'annotation-only',
            'external-dns.alpha.kubernetes.io/hostname': regional.map(({ host }) => host).join(','),
          }),
        },
        switched
          ? { [hostnameSource]: 'Records of the public hosts lead to one region or the other: see docs/recovery.md' }
          : {},
      ),
    },
    spec: {
      ingressClassName: 'alb',
      tls: [{ hosts: open.map(({ host }) => host) }],
      rules: open.map(({ host, name, port }) => ({
        host,
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name, port: { name: shared(name) ? 'use-annotation' : port } } },
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

function regionalOf(hosts: NonNullable<Plan['takeover']>['hosts'], own: ReturnType<typeof addressesOf>) {
  return own.flatMap(({ name, host, port }) =>
    hosts.filter((each) => each.host === host).map(({ from }) => ({ name, host: from, port })),
  )
}

/** What the load balancer for HTTP serves. */
export function addressesOf(stage: string, workloads: readonly Workload[]) {
  return workloads.flatMap(({ name, hosts, portName, service, cdn }) =>
    hosts[stage] && service.protocol !== 'tcp' && !behindCdn({ cdn }, stage)
      ? [{ name, host: hosts[stage], port: portName }]
      : [],
  )
}
