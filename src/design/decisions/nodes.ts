import type { Service } from '../../model/spec.ts'
import type { Decision } from '../decision.ts'
import { computedBy, list, named, perSecond } from '../weigh.ts'

type Answer = 'karpenter' | 'cluster-autoscaler'

export const decision: Decision<Answer> = {
  question: 'Who adds nodes when pods find no room?',
  answers: {
    karpenter: 'Karpenter: machines of the shape that waiting pods ask for, and fewer when they fit on fewer',
    'cluster-autoscaler': 'The cluster autoscaler: more machines of node groups whose shape is fixed',
  },
  weighs: {
    karpenter: {
      good: 'load that comes in bursts, many shapes, graphics processors',
      bad: 'clusters whose machines must be known beforehand',
    },
    'cluster-autoscaler': {
      good: 'a few groups of machines of one shape each',
      bad: 'shapes that no group has',
    },
  },
  sources: ['aws/karpenter-provider-aws 1.14, 2026-08-21'],
  about: 'system',
  after: ['compute', 'cluster', 'purchase'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, scene) {
    const pods = computedBy(scene, 'kubernetes')
    const spiky = pods.filter(({ traffic }) => traffic.pattern === 'spiky')
    const shaped = pods.filter(({ gpus, type, disk }) => gpus > 0 || type === 'job' || disk !== undefined)
    const facts = [
      ...(spiky.length > 0 ? [`${swings(spiky)}, and a machine of the right shape is there within a minute`] : []),
      ...(shaped.length > 0
        ? [`${named(shaped)} ${shaped.length > 1 ? 'want' : 'wants'} machines unlike those of the others`]
        : []),
    ]
    const against = {
      karpenter: `${named(pods)} ask for one shape of machine and swing little: a controller with rights to start machines would gain nothing`,
      'cluster-autoscaler': `${facts.join('; ')}: groups of fixed shape would be slow, or half empty`,
    }
    if (facts.length > 0)
      return {
        answer: 'karpenter',
        because: `${facts.join('; ')}.`,
        against,
        givenUp: 'A controller that may start and stop machines must run, on nodes that it does not make itself.',
        changesIf: 'No service is spiky, runs by the clock, keeps a disk or needs a graphics processor.',
      }
    return {
      answer: 'cluster-autoscaler',
      because: `${named(pods)} ask for one shape of machine, and their load is even: groups that grow and shrink are enough.`,
      against,
      givenUp: 'Machines that fit each pod, and the minute that they are faster.',
      changesIf: 'A service becomes spiky, runs by the clock, keeps a disk or needs a graphics processor.',
    }
  },
}

function swings(services: readonly Service[]): string {
  return list(
    services.map(
      ({ name, traffic }) => `\`${name}\` jumps from ${perSecond(traffic.average)} to ${perSecond(traffic.peak)}`,
    ),
  )
}
