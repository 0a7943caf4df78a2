import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Job uses `only` or `except`',
  why: `GitLab no longer develops them; \`rules\` say the same and more, and do not mix with them.`,
  severity: 'low',
  level: 'strict',
  on: GitlabJob,
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    for (const key of ['only', 'except'])
      if (isMap(raw) && raw[key] !== undefined && raw[key] !== null && !isUnknown(raw[key]) && raw.rules === undefined)
        yield { at: [key], part: 'key', message: `\`${key}\` is no longer developed; write \`rules\`` }
  },
  examples: [
    {
      bad: `
        test:
          script: make test
          only: [main]
      `,
      good: `
        test:
          script: make test
          rules:
            - if: $CI_COMMIT_BRANCH == "main"
      `,
    },
  ],
}
