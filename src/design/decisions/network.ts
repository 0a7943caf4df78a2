import type { Decision } from '../decision.ts'
import { percent, strictest } from '../weigh.ts'

type Answer = 'gateway-per-zone' | 'one-gateway'

export const decision: Decision<Answer> = {
  question: 'How does production reach the internet?',
  answers: {
    'gateway-per-zone': 'A NAT gateway in each of three zones',
    'one-gateway': 'One NAT gateway for all zones',
  },
  weighs: {
    'gateway-per-zone': {
      good: 'outliving a zone without losing the way out of the others',
      bad: 'quiet systems: each gateway is paid by the hour',
    },
    'one-gateway': {
      good: 'saving two thirds of the gateways',
      bad: 'production that must go on calling third parties when a zone is lost',
    },
  },
  about: 'system',
  decide(_, { spec, thrifty }) {
    const strict = strictest(spec)
    const common = {
      against: {
        'gateway-per-zone': 'Three gateways around the clock, for calls outwards that may fail for an hour',
        'one-gateway': `The zone that it stands in would take every call outwards with it, and one such hour a month is the whole budget of ${percent(strict)}`,
      },
      impossible:
        strict >= 0.9995
          ? {
              'one-gateway': `One zone lost for 22 minutes breaks ${percent(strict)}, and it would stop every call outwards`,
            }
          : {},
    }
    if (strict >= 0.9995 || (strict >= 0.999 && !thrifty))
      return {
        ...common,
        answer: 'gateway-per-zone',
        because: `${percent(strict)} leaves ${Math.round((1 - strict) * 43_200)} minutes a month; a lost zone must not take the other two off the internet.`,
        givenUp: 'Two more gateways to pay for.',
        changesIf: 'The objective falls below 99.9%, or the budget allows one gateway only.',
      }
    return {
      ...common,
      answer: 'one-gateway',
      because: `${percent(strict)} bears a zone that is lost now and then, and a gateway in each would cost three times as much.`,
      givenUp: 'Calls outwards while the zone of the gateway is lost.',
      changesIf: 'The objective rises to 99.95%.',
    }
  },
}
