import { ownNames } from '../../design/plan/doors.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import { wantsBalancer } from './services.ts'

/** A network load balancer for each workload that speaks no HTTP to the internet: it passes connections on as they are. */
export function balancers({ name: stage, namespace }: Stage, { pods, takeover, names }: Plan): unknown[] {
  return pods
    .filter((workload) => wantsBalancer(workload) && workload.hosts[stage])
    .map(({ name, labels, port, portName, hosts }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: `${name}-public`,
        namespace,
        labels: { ...labels, 'app.kubernetes.io/component': 'public' },
        annotations: {
          'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
          'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
          'service.beta.kubernetes.io/aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true',
          ...(names?.by !== 'terraform' && {
            'external-dns.alpha.kubernetes.io/hostname': ownNames(stage, [hosts[stage] ?? ''], takeover).join(','),
          }),
        },
      },
      spec: {
        type: 'LoadBalancer',
        loadBalancerClass: 'service.k8s.aws/nlb',
        allocateLoadBalancerNodePorts: false,
        selector: labels,
        ports: [{ name: portName, port, targetPort: portName }],
      },
    }))
}
