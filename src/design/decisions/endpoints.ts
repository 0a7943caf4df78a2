import type { Framework } from '../../model/spec.ts'
import type { Decision } from '../decision.ts'
import { breakEven, passingOf } from '../endpoints.ts'
import { computedBy, frameworks } from '../weigh.ts'

type Answer = 'gateways' | 'worthwhile' | 'private'

export const decision: Decision<Answer> = {
  question: 'How is AWS itself called from the network?',
  answers: {
    gateways:
      'S3 and DynamoDB by gateway endpoints, which cost nothing; everything else by the way that all calls outwards take',
    worthwhile: 'Interface endpoints besides, for services that so much is sent to that NAT would cost more',
    private: 'Interface endpoints for every service of AWS that is used: no such call leaves the network',
  },
  weighs: {
    gateways: {
      good: 'most systems: what is large goes to S3 anyway',
      bad: 'streams of hundreds of gigabytes, and auditors who ask for a private path',
    },
    worthwhile: {
      good: 'a stream or queue that much is sent to',
      bad: 'a price by the hour that a quiet month does not repay',
    },
    private: {
      good: 'card and health data: secrets, keys and logs never pass a gateway to the internet',
      bad: 'small systems: each endpoint is paid in every zone, around the clock',
    },
  },
  sources: ['AWS PrivateLink and NAT gateway prices in the price book'],
  about: 'system',
  after: ['compute', 'queue'],
  asks: (_, scene) => computedBy(scene, 'kubernetes', 'containers', 'virtual-machines').length > 0,
  decide(_, { spec, decided, thrifty }) {
    const even = Math.round(breakEven(spec.cloud.region))
    const most = passingOf(spec, decided).sort((a, b) => b.gigabytes - a.gigabytes)[0]
    const amount = most
      ? `${Math.round(most.gigabytes).toLocaleString('en-US')} GB a month go to ${most.service}`
      : 'little goes to AWS besides files'
    const sum = `an endpoint in three zones costs less than NAT from ${even.toLocaleString('en-US')} GB`
    const strict = spec.compliance.filter((each) => asking.has(each))
    const against = {
      gateways:
        strict.length > 0
          ? 'Secrets and keys would pass a gateway to the internet, encrypted but not apart'
          : `${amount}, and ${sum}`,
      worthwhile: `${amount}, and ${sum}`,
      private: 'Six endpoints or more in every zone, around the clock, which nothing here asks for',
    }
    if (strict.length > 0 && !thrifty)
      return {
        answer: 'private',
        because: `${frameworks({ ...spec, compliance: strict })} asks for networks that are kept apart: calls for secrets, keys, images and logs stay inside.`,
        against,
        givenUp: 'A price by the hour for each service in each zone.',
        changesIf: 'No framework asks for it.',
      }
    if (most && most.gigabytes > even)
      return {
        answer: 'worthwhile',
        because: `${amount}: ${sum}.`,
        against,
        givenUp: 'A price by the hour, also in a quiet month.',
        changesIf: `Less than ${even.toLocaleString('en-US')} GB pass.`,
      }
    return {
      answer: 'gateways',
      because: `${most ? `${amount}: ${sum}` : 'Little but files is sent to AWS'}; images, backups and tables go by gateway endpoints at no cost.`,
      against,
      givenUp: 'A path to the other services that never touches a gateway to the internet.',
      changesIf: `More than ${even.toLocaleString('en-US')} GB a month go to one service, or PCI DSS or HIPAA apply.`,
    }
  },
}

const asking: ReadonlySet<Framework> = new Set(['pci', 'hipaa'])
