import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { labelsOf } from './runner-labels.ts'
import { eventsOf, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: "Pull request runs on a machine of one's own",
  why: `A runner of one's own is not thrown away after the job. In a public repository anybody's pull request can leave something behind on it, or
look around in its network. Run pull requests on runners of GitHub, or on machines that live for one job.`,
  severity: 'high',
  level: 'strict',
  on: Job,
  controls: ['soc2/CC6.8'],
  sources: ['zizmor/self-hosted-runner', 'poutine/pr_runs_on_self_hosted'],
  *run(job, { resource }) {
    const events = eventsOf(workflowOf(resource)?.on).map(({ name }) => name)
    const event = events.find((name) => /^(?:pull_request(?:_target)?|issue_comment|issues)$/.test(name))
    const own = [...labelsOf(job)].find(({ label }) => label.toLowerCase() === 'self-hosted')
    if (event && own)
      yield {
        at: own.at,
        message: `\`${event}\` runs on a machine that is not thrown away; use a runner of GitHub, or one that lives for one job`,
      }
  },
  examples: [
    {
      bad: `
        on: pull_request
        permissions: {}
        jobs:
          test: { runs-on: [self-hosted, linux], steps: [{ run: make test }] }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test: { runs-on: [self-hosted, linux], steps: [{ run: make test }] }
      `,
    },
  ],
}
