import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isOpen, jobsBeside } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Job takes artifacts from a job that makes none',
  why: `\`dependencies\` only says whose artifacts are fetched. A job without \`artifacts\` gives none, so what this job expects is not there.`,
  severity: 'medium',
  level: 'default',
  on: GitlabJob,
  *run({ dependencies = [] }, { resource, estate }) {
    const jobs = jobsBeside(resource, estate)
    for (const [index, name] of dependencies.entries()) {
      const other = name === undefined ? undefined : jobs.get(name)
      if (!other || isOpen(resource)) continue
      const raw = valueAt(other.tree.data, other.path)
      if (isMap(raw) && raw.artifacts === undefined && raw.trigger === undefined)
        yield {
          at: ['dependencies', index],
          message: `\`${name}\` makes no artifacts; list its \`artifacts\` there, or drop it here`,
          related: [{ resource: other, at: ['artifacts'], message: 'no artifacts' }],
        }
    }
  },
  examples: [
    {
      bad: `
        build:
          stage: build
          script: make
        package:
          stage: deploy
          dependencies: [build]
          script: make package
      `,
      good: `
        build:
          stage: build
          script: make
          artifacts: { paths: [dist] }
        package:
          stage: deploy
          dependencies: [build]
          script: make package
      `,
    },
  ],
}
