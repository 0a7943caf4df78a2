import type { Decision } from '../decision.ts'
import { count, frameworks } from '../weigh.ts'

type Answer = 'pipeline' | 'trivy-operator'

export const decision: Decision<Answer> = {
  question: 'When is what runs looked at again for known vulnerabilities?',
  answers: {
    pipeline: 'When it is built, and by a run of the pipeline each night',
    'trivy-operator': 'All the time, in the cluster: each image that runs, whoever brought it',
  },
  weighs: {
    pipeline: {
      good: 'images that only the pipeline brings',
      bad: 'what somebody else has put into the cluster',
    },
    'trivy-operator': {
      good: 'whatever runs, whoever brought it, every day',
      bad: 'small clusters: it scans on their nodes',
    },
  },
  sources: ['GHSA-69fq-xp46-6x23 (tags of trivy-action), 2026-03-19'],
  about: 'system',
  after: ['cluster', 'compute'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, { spec, thrifty }) {
    const services = count(spec.services.length, 'service')
    const against = {
      pipeline: 'It knows what it built, and not what runs: an add-on of a chart grows old unseen',
      'trivy-operator': `An operator and its scans in each cluster, for ${services} that the pipeline knows`,
    }
    if (spec.compliance.length > 0 && !thrifty)
      return {
        answer: 'trivy-operator',
        because: `${frameworks(spec)} ${spec.compliance.length > 1 ? 'want' : 'wants'} vulnerabilities found in what runs, add-ons too, and mended in time: critical ones within a day, high ones within a week.`,
        against,
        givenUp: 'Room for the scans, and reports to be read.',
        changesIf: 'No framework applies.',
      }
    return {
      answer: 'pipeline',
      because: `${services}, built again with each change, and looked at each night.`,
      against,
      givenUp: 'Images of charts are looked at when their versions change.',
      changesIf: 'A framework applies.',
    }
  },
}
