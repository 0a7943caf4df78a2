import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import type { Estate } from '../../model/estate.ts'
import { hourly, used } from '../line.ts'
import type { Placed } from './placed.ts'

/** What stands before a cluster because an object asks for it: one load balancer each, or one for a group of Ingresses. */
export function balancers(estate: Estate): readonly Placed[] {
  const services = estate.of(Service).flatMap((resource): Placed[] => {
    if (resource.data.spec?.type !== 'LoadBalancer') return []
    const annotations = resource.data.metadata?.annotations ?? {}
    const type = annotations['service.beta.kubernetes.io/aws-load-balancer-type']
    const network = type !== undefined || resource.data.spec.loadBalancerClass === 'service.k8s.aws/nlb'
    const lines = network
      ? [hourly('Network load balancer', 'nlb'), used('Load balancer capacity units', 'nlb/lcu', 'LCU-hour', undefined)]
      : [hourly('Classic load balancer', 'elb'), used('Data processed', 'elb/data', 'GB', undefined)]
    return [{ resource, type: 'Service', lines, onNodes: false }]
  })
  const groups = new Set<string>()
  const ingresses = estate.of(Ingress).flatMap((resource): Placed[] => {
    const annotations = resource.data.metadata?.annotations ?? {}
    const group = annotations['alb.ingress.kubernetes.io/group.name']
    const name = resource.data.spec?.ingressClassName ?? annotations['kubernetes.io/ingress.class']
    const key = `${resource.scope} ${group}`
    if (name !== 'alb' || (group !== undefined && groups.has(key))) return []
    if (group !== undefined) groups.add(key)
    const lines = [
      hourly('Application load balancer', 'alb'),
      used('Load balancer capacity units', 'alb/lcu', 'LCU-hour', undefined),
    ]
    return [{ resource, type: 'Ingress', lines, onNodes: false }]
  })
  return [...services, ...ingresses]
}
