import type { Decision } from '../decision.ts'
import { count, engineers, frameworks } from '../weigh.ts'

type Answer = 'cluster-per-class' | 'one-cluster'

export const decision: Decision<Answer> = {
  question: 'What keeps production apart from the rest?',
  answers: {
    'cluster-per-class': 'Networks and clusters of their own for production and for everything else',
    'one-cluster': 'One network and cluster; namespaces, quotas and network rules inside it',
  },
  weighs: {
    'cluster-per-class': {
      good: 'trying upgrades where no user is, auditors, and quotas that cannot be eaten by a test',
      bad: 'the bill: a second control plane, network and set of add-ons',
    },
    'one-cluster': {
      good: 'small systems, and budgets that are small too',
      bad: 'proving that a test cannot reach production',
    },
  },
  about: 'system',
  after: ['cluster'],
  decide(_, { spec, thrifty }) {
    const others = spec.environments.filter(({ kind }) => kind !== 'production')
    const common = {
      against: {
        'cluster-per-class': `A second network and cluster around the clock for ${count(others.length, 'environment')}`,
        'one-cluster': 'A mistake in staging, or an upgrade of the cluster, would reach production',
      },
    }
    const regulated = spec.compliance.length > 0
    if (others.length > 0 && (regulated || (!thrifty && spec.team.engineers >= 4)))
      return {
        ...common,
        answer: 'cluster-per-class',
        because: regulated
          ? `With ${frameworks(spec)} to answer for, production stands apart from ${count(others.length, 'other environment')}, and upgrades are tried where no user is.`
          : `${engineers(spec)} change ${count(others.length, 'environment')} every day; what breaks there stays there.`,
        givenUp: 'The cost of a second control plane and a second network.',
        changesIf: regulated
          ? 'No framework applies and money is short.'
          : 'The team falls below four, or the budget is tight.',
      }
    return {
      ...common,
      answer: 'one-cluster',
      because:
        others.length === 0
          ? 'There is no environment but production.'
          : `${engineers(spec)} and no framework to comply with: a second cluster would cost more than it protects.`,
      givenUp: 'Upgrades of the cluster cannot be tried anywhere first.',
      changesIf: 'A compliance framework applies, or the team grows.',
    }
  },
}
