import { GitlabPipeline } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isOpen, jobsBeside, pipelineOf } from './pipeline.ts'

export const check: Check<GitlabPipeline> = {
  title: 'Older pipelines of a branch run on',
  why: `Each push starts another pipeline. With \`interruptible: true\` for jobs that may be stopped, GitLab cancels the older one and frees its
runners.`,
  severity: 'low',
  level: 'strict',
  on: GitlabPipeline,
  *run(_, { resource, estate }) {
    const jobs = [...jobsBeside(resource, estate).values()]
    if (jobs.length < 2 || jobs.some(({ tree, path }) => valueAt(tree.data, [...path, 'interruptible']) !== undefined))
      return
    if (isMap(pipelineOf(resource).workflow) || isOpen(resource)) return
    yield {
      at: ['default', 'interruptible'],
      message: 'No job is `interruptible`; set it under `default` and take out what must not be stopped',
    }
  },
  examples: [
    {
      bad: `
        build:
          script: make
        test:
          script: make test
      `,
      good: `
        default:
          interruptible: true
        build:
          script: make
        test:
          script: make test
      `,
    },
  ],
}
