import type { Decision } from '../decision.ts'
import { answerOf, computedBy, knows, named } from '../weigh.ts'

type Answer = 'ingress' | 'gateway'

export const decision: Decision<Answer> = {
  question: 'By which objects is HTTP led to services in a cluster?',
  answers: {
    ingress: 'Ingress: one object for each environment, with annotations for the load balancer',
    gateway: 'Gateway API: gateways of the platform, and routes that each service brings',
  },
  weighs: {
    ingress: {
      good: 'shares of traffic for a new version, and a firewall that is found by its name',
      bad: 'whatever its annotations do not say; nothing new is added to it',
    },
    gateway: {
      good: 'load balancers of the platform with routes of many teams, gRPC as a kind of its own, one shape under every controller',
      bad: 'canaries: Argo Rollouts leads shares through a plug-in that is alpha and has no image; the firewall, which is put before it by Terraform once it is there',
    },
  },
  sources: [
    'kubernetes-sigs/aws-load-balancer-controller v3.5.0, docs/guide/gateway: Gateway API 1.6, certificates by host, firewall by its ARN alone, 2026-08-17',
    'argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi: a plug-in, fetched when the controller starts',
    'kubernetes-sigs/external-dns, docs/sources/gateway-api.md: TCPRoute is read as v1alpha2, which the standard kinds do not have',
  ],
  about: 'system',
  after: ['compute', 'ingress', 'rollout'],
  asks: (_, scene) =>
    answerOf(scene, 'ingress') === 'application-load-balancer' && spoken(computedBy(scene, 'kubernetes')).length > 0,
  decide(_, scene) {
    const open = spoken(computedBy(scene, 'kubernetes'))
    const shared = open.filter(({ name }) => answerOf(scene, 'rollout', name) !== 'rolling')
    const impossible =
      shared.length > 0
        ? {
            gateway: `New versions of ${named(shared)} are let in by shares, which Argo Rollouts says to an Ingress by itself, and to routes only by a plug-in that is alpha, has no image to be mounted from, and keeps the controller from starting where it cannot be fetched`,
          }
        : {}
    const raw = computedBy(scene, 'kubernetes').filter((each) => each.public && each.protocol === 'tcp')
    const beside =
      raw.length > 0
        ? ` ${named(raw)} ${raw.length > 1 ? 'keep Services' : 'keeps a Service'} with a load balancer.`
        : ''
    if (knows(scene.spec, 'gateway-api') && shared.length === 0)
      return {
        answer: 'gateway',
        because: `The team knows the Gateway API, and no version of ${named(open)} is let in by shares.${beside}`,
        against: { ingress: 'Its annotations say what routes have fields for, and nothing new is added to it' },
        impossible,
        givenUp:
          'A firewall that stands before the first request: the Gateway takes its ARN alone, so Terraform puts it there in a second apply, and again when a load balancer was made anew.',
        changesIf: 'A version is to be let in by shares.',
      }
    return {
      answer: 'ingress',
      because: `One Ingress for each environment says all that ${named(open)} ${open.length > 1 ? 'need' : 'needs'}: hosts, certificates, the firewall by its name${shared.length > 0 ? `, and shares of traffic for ${named(shared)}` : ''}.`,
      against: {
        gateway:
          impossible.gateway ??
          'Two sets of kinds and a second apply for the firewall, for a team that has not worked with it',
      },
      impossible,
      givenUp: 'Routes that each service brings by itself.',
      changesIf:
        'The team knows the Gateway API and no version is let in by shares, or Argo Rollouts speaks to it without a plug-in.',
    }
  },
}

function spoken(services: ReturnType<typeof computedBy>) {
  return services.filter((service) => service.public && service.protocol !== 'tcp')
}
