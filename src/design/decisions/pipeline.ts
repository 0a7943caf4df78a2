import type { Decision } from '../decision.ts'

type Answer = 'github-actions' | 'gitlab-ci' | 'jenkins'

export const decision: Decision<Answer> = {
  question: 'What builds and tests?',
  answers: {
    'github-actions': 'GitHub Actions, beside the code',
    'gitlab-ci': 'GitLab CI',
    jenkins: 'Jenkins on machines of ours',
  },
  weighs: {
    'github-actions': {
      good: 'code on GitHub: one place, one identity, OpenID Connect to the cloud',
      bad: 'code that lives elsewhere, and builds of many hours',
    },
    'gitlab-ci': {
      good: 'code on GitLab, and runners of your own',
      bad: 'code on GitHub, which it would have to mirror',
    },
    jenkins: {
      good: 'builds that need machines of their own and plugins that nobody else has',
      bad: 'small teams: its servers are patched and guarded by hand',
    },
  },
  about: 'system',
  decide: (_, { spec }) => ({
    answer: 'github-actions',
    because: `The code lives at github.com/${spec.repository.name}: no second system needs to be trusted with it, and the cloud accepts its identity without keys.`,
    against: {},
    impossible: {
      'gitlab-ci': 'The code lives on GitHub, and pipelines for GitLab are not written yet',
      jenkins: 'Servers to patch that hold keys to everything; and pipelines for Jenkins are not written yet',
    },
    givenUp: 'Its outages stop releases, and minutes of private repositories are paid.',
    changesIf: 'The repository moves.',
  }),
}
