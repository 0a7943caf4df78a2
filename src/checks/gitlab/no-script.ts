import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { jobKeys } from './keywords.ts'
import { isOpen } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Job has nothing to do',
  why: `GitLab refuses the pipeline: each job needs a \`script\`, a \`run\` or a \`trigger\`. What is only there to be extended has a name that begins with
a dot.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (isOpen(resource) || !isMap(raw) || Object.keys(raw).length === 0) return
    if (['script', 'run', 'trigger', 'pages', 'release'].some((key) => key in raw)) return
    if (Object.keys(raw).some((key) => jobKeys.includes(key)))
      yield {
        at: ['script'],
        message: `\`${resource.name}\` has no \`script\`; write what it does, or begin its name with a dot`,
      }
  },
  examples: [
    {
      bad: `
        base:
          image: alpine:3.22
          tags: [linux]
        test:
          script: make test
      `,
      good: `
        .base:
          image: alpine:3.22
          tags: [linux]
        test:
          script: make test
      `,
    },
  ],
}
