import type { Framework } from '../../model/spec.ts'
import type { Decision } from '../decision.ts'
import { count, frameworks, knows, running } from '../weigh.ts'

type Answer = 'built-in' | 'kyverno' | 'gatekeeper' | 'none'

/** They want to see that what runs is what was built. */
const provenance: readonly Framework[] = ['soc2', 'iso27001', 'pci', 'hipaa']

export const decision: Decision<Answer> = {
  question: 'What may come into the cluster?',
  answers: {
    'built-in':
      'What the Pod Security Standards and policies of our own in the API server let through (ValidatingAdmissionPolicy)',
    kyverno: 'The same, and no image that our pipeline has not signed, which Kyverno looks up',
    gatekeeper: 'The same policies, asked by OPA Gatekeeper beside those that the team has in Rego',
    none: 'What the Pod Security Standards let through',
  },
  weighs: {
    'built-in': {
      good: 'refusing what no node should start, by policies that the API server itself judges',
      bad: 'knowing who built an image',
    },
    kyverno: {
      good: 'proving at the door that an image came from the pipeline',
      bad: 'clusters whose API must answer while a webhook does not',
    },
    gatekeeper: {
      good: 'teams with a library of Rego',
      bad: 'teams without: it is a language of its own',
    },
    none: {
      good: 'clusters with nothing but what one team delivers',
      bad: 'anybody else who may write to the cluster',
    },
  },
  sources: ['Kyverno documentation, policy types, 2026-08'],
  about: 'system',
  after: ['cluster', 'compute', 'registry'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, { spec }) {
    const asked = provenance.filter((each) => spec.compliance.includes(each))
    const services = count(running(spec).length, 'service')
    const against = {
      'built-in': `It cannot look a signature up, and ${frameworks({ ...spec, compliance: asked })} ${asked.length > 1 ? 'ask' : 'asks'} for proof that what runs is what was built`,
      kyverno:
        'A webhook that every pod waits for, and that must be run and upgraded, for a proof that nobody asks for',
      gatekeeper: 'A language of its own for what the API server checks by itself',
      none: 'An image from anywhere would run, with any tag, and a route could take any host',
    }
    if (asked.length > 0)
      return {
        answer: 'kyverno',
        because: `${frameworks({ ...spec, compliance: asked })} ${asked.length > 1 ? 'ask' : 'asks'} for proof that what runs is what was built and reviewed; the pipeline signs the images of ${services}.`,
        against,
        givenUp: 'While Kyverno does not answer, no pod of the system starts.',
        changesIf: 'No framework asks for provenance.',
      }
    if (knows(spec, 'gatekeeper', 'opa', 'rego'))
      return {
        answer: 'gatekeeper',
        because: `The team has policies in Rego, and ${services} are asked by the same door; ours are in CEL, which it reads too.`,
        against: { ...against, 'built-in': 'The policies that the team has could not be asked there' },
        givenUp: 'While Gatekeeper does not answer, nothing of the system is made or changed.',
        changesIf: 'The team gives its Rego up, or a framework asks for provenance.',
      }
    return {
      answer: 'built-in',
      because: `${services} whose images come from one registry: the API server refuses all others by itself, and nothing more has to run.`,
      against,
      givenUp: 'Whether an image was signed is not asked when it starts, only when it was built.',
      changesIf: 'A framework asks for provenance (SOC 2, ISO 27001, PCI DSS, HIPAA).',
    }
  },
}
