import type { Decision } from '../decision.ts'
import { span } from '../weigh.ts'

type Answer = 'cdn' | 'origin-only'

export const decision: Decision<Answer> = {
  question: 'What stands between browsers and {subject}?',
  answers: {
    cdn: 'A CDN (CloudFront) with cache, compression, security headers and TLS',
    'origin-only': 'Nothing: browsers come to the region',
  },
  weighs: {
    cdn: {
      good: 'users who are far apart, files that seldom change, floods of requests',
      bad: 'answers that differ for everybody: they pass through and gain little',
    },
    'origin-only': {
      good: 'a few users near the region',
      bad: 'promises of speed to people on another continent',
    },
  },
  about: 'service',
  asks: (subject) => subject.type === 'frontend',
  decide(subject, { spec }) {
    const page = subject.objectives?.page
    if (subject.runtime !== 'static')
      return {
        answer: 'origin-only',
        because: `\`${subject.name}\` renders its pages for each visitor, so a CDN would hand nearly all of them on to ${spec.cloud.region}; the load balancer ends TLS and carries the firewall.`,
        against: { cdn: 'Answers that differ for each visitor pass through it and gain little' },
        impossible: { cdn: 'No CDN is written before a process, only before files' },
        givenUp: 'Its files travel from the region too, and people far away wait for them.',
        changesIf: `\`${subject.name}\` is built to files: give it the runtime static.`,
      }
    return {
      answer: 'cdn',
      because: `${spec.users.toLocaleString('en-US')} users ${page ? `are promised pages within ${span(page)}` : 'wait for its pages'}: files come from near them, and the bucket stays private.`,
      against: { 'origin-only': `Every file would travel from ${spec.cloud.region}` },
      impossible: {
        'origin-only':
          'A bucket that browsers reach without a CDN has to be public, and has no TLS for a domain of ours',
      },
      givenUp: 'A changed file that is not named by its content must be invalidated.',
      changesIf: 'Pages are rendered on a server, for each visitor.',
    }
  },
}
