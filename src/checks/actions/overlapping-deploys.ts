import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { deployIn, doneIn } from './job-steps.ts'
import { workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Two deployments may run at once',
  why: `Two pushes in a row start two runs, and the older one may end last: what is deployed is then not what is newest, and Helm or Terraform stop at the
other's lock. A \`concurrency\` group for each environment lets one wait for the other.`,
  severity: 'medium',
  level: 'strict',
  on: Job,
  controls: ['soc2/CC8.1'],
  *run(job, { resource }) {
    if (
      job.environment === undefined ||
      job.concurrency !== undefined ||
      workflowOf(resource)?.concurrency !== undefined
    )
      return
    const deploy = deployIn(doneIn(job))
    if (!deploy) return
    yield {
      at: ['concurrency'],
      message: `\`${deploy.what}\` may run twice at once; set a \`concurrency\` group for the environment, without \`cancel-in-progress\``,
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            environment: production
            steps: [{ run: terraform init && terraform apply -auto-approve }]
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            environment: production
            concurrency: production
            steps: [{ run: terraform init && terraform apply -auto-approve }]
      `,
    },
  ],
}
