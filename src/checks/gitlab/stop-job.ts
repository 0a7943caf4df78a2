import { GitlabJob } from '../../kinds/gitlab.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { isOpen, jobsBeside } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Environment names a job that cannot stop it',
  why: `\`on_stop\` needs a job of the same pipeline with the same environment and \`action: stop\`. Otherwise GitLab refuses the pipeline, or what was
deployed for a branch is never taken away.`,
  severity: 'medium',
  level: 'default',
  on: GitlabJob,
  *run({ environment }, { resource, estate }) {
    const stop = typeof environment === 'string' ? undefined : environment?.on_stop
    if (stop === undefined || stop.includes('$') || isOpen(resource)) return
    const jobs = jobsBeside(resource, estate)
    const other = jobs.get(stop)
    const stops = other && typeof other.data.environment === 'object' ? other.data.environment.action : undefined
    if (!other) {
      const [close] = nearest(stop, jobs.keys())
      yield {
        at: ['environment', 'on_stop'],
        message: `There is no job \`${stop}\`${close ? `; did you mean \`${close}\`?` : '; add it'}`,
      }
    } else if (stops !== 'stop')
      yield {
        at: ['environment', 'on_stop'],
        message: `\`${stop}\` does not say \`action: stop\` under \`environment\`; add it`,
        related: [{ resource: other, at: ['environment', 'action'], message: 'the job' }],
      }
  },
  examples: [
    {
      bad: `
        review:
          script: make review
          environment: { name: review/$CI_COMMIT_REF_SLUG, on_stop: stop_review }
        stop_reveiw:
          script: make stop
          when: manual
          environment: { name: review/$CI_COMMIT_REF_SLUG, action: stop }
      `,
      good: `
        review:
          script: make review
          environment: { name: review/$CI_COMMIT_REF_SLUG, on_stop: stop_review }
        stop_review:
          script: make stop
          when: manual
          environment: { name: review/$CI_COMMIT_REF_SLUG, action: stop }
      `,
    },
  ],
}
