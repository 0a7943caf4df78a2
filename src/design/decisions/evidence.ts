import type { Decision } from '../decision.ts'
import { answerOf, engineers, frameworks } from '../weigh.ts'

type Answer = 'config' | 'repository'

export const decision: Decision<Answer> = {
  question: 'Who shows that the account is configured as it should be, and was?',
  answers: {
    config:
      'AWS Config writes down every change of the account and holds it against rules; Security Hub gathers what it finds',
    repository: 'The repository, a comparison each night, and the trail',
  },
  weighs: {
    config: {
      good: 'auditors, who ask how something was configured last March, and who is told when it no longer is',
      bad: 'accounts where much comes and goes: it is paid by the change',
    },
    repository: {
      good: 'small teams whose account holds nothing but what Terraform made',
      bad: 'showing what somebody made by hand, and when',
    },
  },
  sources: [
    'AWS Config developer guide: recorder, delivery channel, managed rules; results go to Security Hub by themselves: common knowledge',
  ],
  about: 'system',
  after: ['detection'],
  decide(_, scene) {
    const { spec, thrifty } = scene
    const asking = spec.compliance.filter((each) => each !== 'gdpr')
    const untold = answerOf(scene, 'detection') === 'trail'
    const verdict = {
      against: {
        config: `Paid by the change, for ${engineers(spec)} whom no framework asks how something was configured last year`,
        repository: `${frameworks({ ...spec, compliance: asking })} ${asking.length > 1 ? 'ask' : 'asks'} for what was, also of what no file here made`,
      },
      impossible: untold
        ? { config: 'What it finds would be told to nobody: `detection` says that people look when they have a reason' }
        : {},
    }
    if (asking.length > 0 && !thrifty && !untold)
      return {
        ...verdict,
        answer: 'config',
        because: `${frameworks({ ...spec, compliance: asking })}: how each thing is configured, and was, is shown and not believed, also of what somebody makes by hand.`,
        givenUp: 'Some dollars a month, which follow from how much changes.',
        changesIf: 'No framework applies.',
      }
    return {
      ...verdict,
      answer: 'repository',
      because:
        asking.length > 0
          ? 'The money is short, and the comparison of each night shows what differs from what was agreed.'
          : 'No framework asks for it; the comparison of each night shows what differs from what was agreed.',
      givenUp: 'What was made by hand beside Terraform is seen in the trail alone.',
      changesIf: 'SOC 2, ISO 27001, PCI DSS, HIPAA or CIS applies.',
    }
  },
}
