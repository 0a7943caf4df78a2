import { Workflow } from '../../kinds/actions.ts'
import { isProduction, isStaging } from '../../kinds/deploys.ts'
import type { Check } from '../check.ts'
import { deployIn, doneIn, environmentOf } from './job-steps.ts'
import { alwaysOnPullRequest } from './on-pull-request.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Pull requests are deployed to an environment that others share',
  why: `Code that nobody has reviewed runs beside what is there, with the secrets of that environment; two pull requests overwrite each other. Deploy
after the merge, or give each pull request an environment of its own.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC8.1'],
  *run(workflow, { resource }) {
    if (isHidden(resource)) return
    for (const [id, job] of Object.entries(workflow.jobs)) {
      const environment = environmentOf(job)
      if (environment === undefined || !(isStaging(environment) || isProduction(environment))) continue
      const steps = doneIn(job)
      const deploy = deployIn(steps)
      if (
        !deploy ||
        steps.find(({ index }) => index === deploy.index)?.step.if !== undefined ||
        !alwaysOnPullRequest(workflow, id)
      )
        continue
      yield {
        at: ['jobs', id, job.if === undefined ? 'environment' : 'if'],
        message: `\`${deploy.what}\` puts each pull request on \`${environment}\`; deploy what was merged, such as with \`if: github.ref == 'refs/heads/main'\``,
      }
    }
  },
  examples: [
    {
      bad: `
        on: { push: { branches: [main] }, pull_request: {} }
        permissions: {}
        jobs:
          deploy:
            if: github.event_name == 'pull_request'
            runs-on: ubuntu-24.04
            environment: staging
            steps:
              - run: aws eks update-kubeconfig --name staging
              - run: helm upgrade --install api ./chart
      `,
      good: `
        on: { push: { branches: [main] }, pull_request: {} }
        permissions: {}
        jobs:
          deploy:
            if: github.ref == 'refs/heads/main'
            runs-on: ubuntu-24.04
            environment: staging
            steps:
              - run: aws eks update-kubeconfig --name staging
              - run: helm upgrade --install api ./chart
          preview:
            runs-on: ubuntu-24.04
            environment: preview
            steps:
              - run: aws eks update-kubeconfig --name preview
              - run: helm upgrade --install "api-\${{ github.event.number }}" ./chart
      `,
    },
  ],
}
