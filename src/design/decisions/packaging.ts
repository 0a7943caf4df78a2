import type { Decision } from '../decision.ts'
import { knows, list, named } from '../weigh.ts'

type Answer = 'kustomize' | 'helm'

export const decision: Decision<Answer> = {
  question: 'In which form are the objects of the cluster kept?',
  answers: {
    kustomize: 'As plain objects: a base, and an overlay for each environment',
    helm: 'As a Helm chart, with values for each environment',
  },
  weighs: {
    kustomize: {
      good: 'reading what will run as it stands in the repository',
      bad: 'handing it to people who install it with values of their own',
    },
    helm: {
      good: 'values for each environment, hooks, and people who install it elsewhere',
      bad: 'reading what will run without rendering it',
    },
  },
  about: 'system',
  after: ['compute', 'cluster', 'rollout', 'gitops'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, { spec, decided }) {
    const previews = spec.environments.filter(({ kind }) => kind === 'preview').map(({ name }) => `\`${name}\``)
    const staged = spec.services.filter(
      ({ name }) => !['rolling', undefined].includes(decided[`rollout/${name}`]?.answer),
    )
    const impossible =
      previews.length > 0
        ? {
            helm: `A ${list(previews)} of each pull request gets its host by patches, which a chart has no place for`,
          }
        : staged.length > 0
          ? { helm: `${named(staged)} let new versions in by patches of the stages, which a chart has no place for` }
          : decided.gitops?.answer === 'flux'
            ? { helm: 'Flux is given kustomizations of the stages, and no chart of our own yet' }
            : undefined
    const against = {
      kustomize: 'The team reads and writes charts every day',
      helm: 'What is applied stands nowhere to be read: it is rendered, and a template hides mistakes of form',
    }
    if (!impossible && knows(spec, 'helm') && !knows(spec, 'kustomize'))
      return {
        answer: 'helm',
        because: 'The team knows Helm and does not say that it knows Kustomize.',
        against,
        givenUp: 'Objects that can be read and checked as they are.',
        changesIf: 'The team knows Kustomize, or wants an environment for each pull request.',
      }
    return {
      answer: 'kustomize',
      because:
        'Objects stand in files as they are applied: people, checks and reviews see them, and only what differs is said again.',
      against,
      ...(impossible && { impossible }),
      givenUp: 'Loops and conditions, and a package that others install.',
      changesIf: 'Others are to install the system themselves, or the team knows Helm alone.',
    }
  },
}
