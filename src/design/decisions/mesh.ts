import type { Decision } from '../decision.ts'
import { computedBy, count, frameworks, knows } from '../weigh.ts'

type Answer = 'none' | 'istio' | 'linkerd'

export const decision: Decision<Answer> = {
  question: 'Is there a service mesh?',
  answers: {
    none: 'None: network rules say who may speak to whom',
    istio: 'Istio in ambient mode: mutual TLS between all pods and policies by account, without a proxy beside each',
    linkerd: 'Linkerd: mutual TLS and policies by account, by a proxy beside each pod',
  },
  weighs: {
    none: {
      good: 'few services: network rules and TLS at the edge are understood by everybody',
      bad: 'encryption between every two services',
    },
    istio: {
      good: 'many services with rules of their own for traffic, retries and who may call what',
      bad: 'small teams: it is a system to run',
    },
    linkerd: {
      good: 'mutual TLS with little to learn',
      bad: 'releases that promise stability: those come from one vendor, under a licence; the project itself publishes edge releases',
    },
  },
  sources: [
    'linkerd/linkerd2, tag edge-26.8.3, 2026-08-21',
    'docs.buoyant.io, Buoyant Enterprise for Linkerd, FAQ: stable releases need a licence key',
  ],
  about: 'system',
  after: ['compute', 'cluster'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, scene) {
    const { spec } = scene
    const pods = computedBy(scene, 'kubernetes')
    const names = new Set(pods.map(({ name }) => name))
    const calls = pods.reduce((sum, { uses }) => sum + uses.filter((used) => names.has(used)).length, 0)
    const facts = `${count(pods.length, 'service')} with ${count(calls, 'call')} between them`
    const against = {
      none: `${facts} cannot each be given certificates, retries and time-outs by hand`,
      istio: `A control plane and a proxy on every node in the path of each connection, for ${facts}`,
      linkerd: `A proxy beside every pod, for ${facts}`,
    }
    if (pods.length >= 15 && knows(spec, 'istio'))
      return {
        answer: 'istio',
        because: `${facts}, and a team that knows Istio.`,
        against,
        givenUp: 'A control plane to upgrade, and a proxy on every node.',
        changesIf: 'The services become fewer than fifteen.',
      }
    const sealing = spec.compliance.filter((each) => each === 'pci' || each === 'hipaa')
    const sealed = sealing.length > 0
    if (pods.length >= 8 && calls > 0 && sealed) {
      const linkerd = knows(spec, 'linkerd') && !knows(spec, 'istio')
      return {
        answer: linkerd ? 'linkerd' : 'istio',
        because: `${facts} must be encrypted inside the cluster too, and mutual TLS by hand does not scale to them${linkerd ? '; the team knows Linkerd' : ''}.`,
        against: {
          ...against,
          linkerd:
            'A proxy beside every pod, its own root of trust to renew, and stable releases from one vendor alone',
        },
        givenUp: linkerd
          ? 'A proxy beside every pod, and releases with a promise of stability: the project publishes edge releases alone.'
          : 'A control plane to upgrade, and a proxy on every node.',
        changesIf: 'There are fewer than eight services, or encryption inside is no longer asked for.',
      }
    }
    return {
      answer: 'none',
      because:
        calls === 0
          ? `${facts}: there is nothing between services that a mesh could encrypt or steer.`
          : `${facts}: network rules say who may call whom, and so few calls do not repay a system to run.${sealed ? ` ${frameworks({ ...spec, compliance: sealing })} ${sealing.length > 1 ? 'ask' : 'asks'} for encryption on open networks, and these calls stay inside.` : ''}`,
      against,
      givenUp:
        calls === 0
          ? 'Retries and shares of traffic outside the code.'
          : 'Encryption and identity between pods: a call is believed by where it comes from. Retries outside the code.',
      changesIf: 'There are fifteen services or more, or eight and PCI DSS or HIPAA.',
    }
  },
}
