import type { Plan, Stage } from '../../model/plan.ts'
import { wantsBalancer } from './services.ts'

/** A network load balancer for each workload that speaks no HTTP to the internet: it passes connections on as they are. */
export function balancers({ name: stage, namespace }: Stage, { pods, takeover }: Plan): unknown[] {
  // Where two regions may answer, each has names of its own, and a switch says whose the public ones are.
  const nameOf = (host: string | undefined) =>
    takeover?.from === stage ? (takeover.hosts.find((each) => each.host === host)?.from ?? host) : host
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
          'external-dns.alpha.kubernetes.io/hostname': nameOf(hosts[stage]),
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
