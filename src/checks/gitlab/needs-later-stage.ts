import { GitlabJob } from '../../kinds/gitlab.ts'
import type { Check } from '../check.ts'
import { jobsBeside, stageOf, stagesOf } from './pipeline.ts'
import { wantedBy } from './wanted.ts'

export const check: Check<GitlabJob> = {
  title: 'Job waits for a job of a later stage',
  why: `A job can wait only for jobs of its own stage or an earlier one, and take artifacts only from what ran before. GitLab refuses the pipeline.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(job, { resource, estate }) {
    const stages = stagesOf(resource)
    const own = stageOf(resource)
    if (!stages || own === undefined || !stages.includes(own)) return
    const jobs = jobsBeside(resource, estate)
    for (const { name, at } of wantedBy(job)) {
      const other = jobs.get(name)
      const stage = other && stageOf(other)
      if (!other || stage === undefined || !stages.includes(stage) || stages.indexOf(stage) <= stages.indexOf(own))
        continue
      yield {
        at,
        message: `\`${name}\` is in stage \`${stage}\`, which comes after \`${own}\`; move one of the two`,
        related: [{ resource: other, message: 'the later job' }],
      }
    }
  },
  examples: [
    {
      bad: `
        stages: [build, test]
        package:
          stage: build
          needs: [unit]
          script: make package
        unit:
          stage: test
          script: make test
      `,
      good: `
        stages: [test, build]
        package:
          stage: build
          needs: [unit]
          script: make package
        unit:
          stage: test
          script: make test
      `,
    },
  ],
}
