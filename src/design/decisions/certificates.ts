import type { Decision } from '../decision.ts'
import { answerOf, computedBy, named } from '../weigh.ts'

type Answer = 'acme' | 'own'

export const decision: Decision<Answer> = {
  question: 'Who certifies the names of connections that are passed on to pods as they are?',
  answers: {
    acme: 'Let’s Encrypt by cert-manager: each service is given a certificate that renews itself, and ends TLS by it',
    own: 'Nobody: the service speaks a protocol that brings its own, or none',
  },
  weighs: {
    acme: {
      good: 'clients anywhere: they believe it without being told, and nobody has to remember a date',
      bad: 'pods may write records of the zone that prove its names, and only those',
    },
    own: {
      good: 'protocols with keys of their own, and clients that were given a certificate when they were made',
      bad: 'everything else: what is said can be read and changed on its way',
    },
  },
  sources: [
    'cert-manager.io, Route 53: the rights of DNS-01, and records it may be held to',
    'kubernetes-sigs/aws-load-balancer-controller: a Service names certificates of AWS by their ARN alone, which no file knows beforehand',
  ],
  about: 'system',
  after: ['compute', 'dns', 'ingress'],
  asks: (_, scene) => passed(scene).length > 0,
  decide(_, scene) {
    const open = passed(scene)
    const zone = answerOf(scene, 'dns') === 'terraform' ? ', though all other names are written by Terraform' : ''
    return {
      answer: 'acme',
      because: `${named(open)} ${open.length > 1 ? 'speak' : 'speaks'} to the internet through a load balancer that reads nothing: TLS ends in the pods, and cert-manager proves the names by TXT records under \`_acme-challenge\`${zone}.`,
      against: { own: 'Anybody on the way could read and change what is said' },
      givenUp: 'Pods that hold no private key of a public name.',
      changesIf: 'The protocol encrypts by itself: overrule it with `own`.',
    }
  },
}

function passed(scene: Parameters<typeof computedBy>[0]) {
  return computedBy(scene, 'kubernetes').filter((each) => each.public && each.protocol === 'tcp')
}
