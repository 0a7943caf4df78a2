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
    const files = subject.runtime === 'static'
    return {
      answer: 'cdn',
      because: `${spec.users.toLocaleString('en-US')} users ${page ? `are promised pages within ${span(page)}` : 'wait for its pages'}: files come from near them, and the bucket stays private.`,
      against: { 'origin-only': `Every file would travel from ${spec.cloud.region}` },
      impossible: files
        ? {
            'origin-only':
              'A bucket that browsers reach without a CDN has to be public, and has no TLS for a domain of ours',
          }
        : {},
      givenUp: 'A changed file that is not named by its content must be invalidated.',
      changesIf: 'All users sit in one network beside the region, and pages are rendered on a server.',
    }
  },
}
