import type { Decision } from '../decision.ts'
import { computedBy, named, peak, perSecond, running } from '../weigh.ts'

type Answer = 'application-load-balancer' | 'network-load-balancer' | 'api-gateway'

export const decision: Decision<Answer> = {
  question: 'How do requests come in?',
  answers: {
    'application-load-balancer':
      'An application load balancer: HTTPS, routes by host and path, web application firewall',
    'network-load-balancer': 'A network load balancer: connections, passed on as they are',
    'api-gateway': 'An API gateway in front of functions',
  },
  weighs: {
    'application-load-balancer': {
      good: 'HTTP: hosts, paths, certificates, a firewall, health checks',
      bad: 'other protocols, and addresses that never change',
    },
    'network-load-balancer': {
      good: 'anything over TCP, fixed addresses, the lowest delay',
      bad: 'routing by host or path, and a firewall that reads requests',
    },
    'api-gateway': {
      good: 'functions, and paying for nothing while nobody calls',
      bad: 'much traffic, and answers that take longer than half a minute',
    },
  },
  sources: ['kubernetes.io blog, "Ingress NGINX retirement", 2025-11-11'],
  about: 'system',
  after: ['compute'],
  asks: (_, { spec }) => running(spec).some((service) => service.public),
  decide(_, scene) {
    const open = running(scene.spec).filter((service) => service.public)
    const functions = computedBy(scene, 'functions')
    const load = perSecond(peak(open))
    const against = {
      'application-load-balancer': 'It is paid by the hour, and functions need no balancing',
      'network-load-balancer': `It cannot route by host or path, and no firewall for HTTP stands before it; ${load} do not need its speed`,
      'api-gateway': `It is paid by the request, and at ${load} the load balancer is cheaper`,
    }
    if (open.every((service) => functions.includes(service)))
      return {
        answer: 'api-gateway',
        because: `${named(open)} run as functions, which it calls without a load balancer.`,
        against,
        givenUp: 'Thirty seconds at most for one request.',
        changesIf: 'A public service stays running.',
      }
    const raw = open.filter(({ protocol }) => protocol === 'tcp')
    const spoken = open.filter((service) => !raw.includes(service))
    if (spoken.length === 0)
      return {
        answer: 'network-load-balancer',
        because: `${named(open)} ${open.length > 1 ? 'speak' : 'speaks'} a protocol of ${open.length > 1 ? 'their' : 'its'} own over TCP, at ${load}: connections are passed on as they are.`,
        against: { ...against, 'application-load-balancer': 'It speaks HTTP alone' },
        impossible: { 'application-load-balancer': 'It speaks HTTP alone', 'api-gateway': 'It speaks HTTP alone' },
        givenUp: 'A firewall that reads requests, and TLS that ends before the pods.',
        changesIf: 'A public service speaks HTTP or gRPC.',
      }
    return {
      answer: 'application-load-balancer',
      because: `${named(spoken)} ${spoken.length > 1 ? 'speak' : 'speaks'} HTTP to the internet with ${load} at the peak: it ends TLS, routes by host and carries the firewall.${raw.length > 0 ? ` ${named(raw)} ${raw.length > 1 ? 'have' : 'has'} a network load balancer of ${raw.length > 1 ? 'their' : 'its'} own.` : ''}`,
      against,
      givenUp: 'Protocols other than HTTP, and fixed addresses.',
      changesIf: 'A service speaks something other than HTTP, or asks for fixed addresses.',
    }
  },
}
