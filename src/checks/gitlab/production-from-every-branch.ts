import { GitlabJob } from '../../kinds/gitlab.ts'
import type { Check } from '../check.ts'
import { pipelineOf } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Every branch deploys to production',
  why: `A job with a production environment and no condition runs in every pipeline, that of an unreviewed branch too. Give it a rule for the default
branch or for tags, and protect the environment.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  controls: ['soc2/CC8.1'],
  *run({ environment, rules, only, except, when }, { resource }) {
    const name = typeof environment === 'string' ? environment : environment?.name
    const action = typeof environment === 'string' ? undefined : environment?.action
    if (name === undefined || !/^(?:prod|production|live)$/i.test(name) || (action !== undefined && action !== 'start'))
      return
    if (
      rules !== undefined ||
      only !== undefined ||
      except !== undefined ||
      when === 'manual' ||
      pipelineOf(resource).workflow !== undefined
    )
      return
    yield {
      at: ['rules'],
      message: `\`${resource.name}\` deploys to \`${name}\` from every branch; add a rule such as \`if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\``,
    }
  },
  examples: [
    {
      bad: `
        deploy:
          script: make deploy
          environment: production
      `,
      good: `
        deploy:
          script: make deploy
          environment: production
          rules:
            - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      `,
    },
  ],
}
