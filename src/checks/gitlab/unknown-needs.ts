import { GitlabJob } from '../../kinds/gitlab.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { isOpen, jobsBeside } from './pipeline.ts'
import { wantedBy } from './wanted.ts'

export const check: Check<GitlabJob> = {
  title: 'Job waits for a job that does not exist',
  why: `GitLab refuses the pipeline whose \`needs\` or \`dependencies\` name a job that is not in it. A need that may be absent says \`optional: true\`.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(job, { resource, estate }) {
    if (isOpen(resource)) return
    const jobs = jobsBeside(resource, estate)
    for (const { name, at, optional } of wantedBy(job)) {
      // A part of a matrix is named with its values.
      const base = name.replace(/(?:: \[.*\]| \d+\/\d+)$/, '')
      if (optional || name.includes('$') || jobs.has(name) || jobs.has(base)) continue
      const [close] = nearest(name, jobs.keys())
      yield {
        at,
        message: `There is no job \`${name}\`${close ? `; did you mean \`${close}\`?` : '; name one that exists'}`,
      }
    }
  },
  examples: [
    {
      bad: `
        build:
          script: make
        deploy:
          needs: [bulid]
          script: make deploy
      `,
      good: `
        build:
          script: make
        deploy:
          needs: [build, { job: lint, optional: true }]
          script: make deploy
      `,
    },
  ],
}
