import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Job mixes `rules` with `only` or `except`',
  why: `GitLab refuses a job that says both. Write all of it as \`rules\`.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (!isMap(raw) || !raw.rules) return
    for (const key of ['only', 'except'])
      if (raw[key] !== undefined && raw[key] !== null && !isUnknown(raw[key]))
        yield { at: [key], part: 'key', message: `\`${key}\` cannot stand beside \`rules\`; write it as a rule` }
  },
  examples: [
    {
      bad: `
        test:
          script: make test
          only: [main]
          rules:
            - if: $CI_COMMIT_TAG
      `,
      good: `
        test:
          script: make test
          rules:
            - if: $CI_COMMIT_TAG
            - if: $CI_COMMIT_BRANCH == "main"
      `,
    },
  ],
}
