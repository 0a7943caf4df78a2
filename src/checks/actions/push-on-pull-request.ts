import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { alwaysOnPullRequest } from './on-pull-request.ts'
import { isAction } from './reference.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Image of every pull request is pushed',
  why: `The token of a pull request from a fork may not write, so its build fails at the push; and what is pushed from the others is code that
nobody has reviewed, beside the images that are deployed. Build on \`pull_request\`, push after the merge.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  fix: 'risky',
  controls: ['soc2/CC8.1'],
  *run(workflow, { resource }) {
    if (isHidden(resource)) return
    for (const [id, job] of Object.entries(workflow.jobs)) {
      if (!alwaysOnPullRequest(workflow, id)) continue
      for (const { step, index } of doneIn(job)) {
        if (!isAction(step.uses, 'docker/build-push-action') || step.if !== undefined) continue
        if (
          String(step.with?.push) !== 'true' ||
          /localhost|127\.0\.0\.1|registry:5000|ttl\.sh/.test(JSON.stringify(step.with))
        )
          continue
        const at = ['jobs', id, 'steps', index, 'with', 'push']
        const to = "${{ github.event_name != 'pull_request' }}"
        yield {
          at,
          message: `\`push: true\` also for pull requests, whose token may not write when they come from a fork; set it to \`${to}\``,
          changes: [{ set: at, to }],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        on: { push: { branches: [main] }, pull_request: { branches: [main] } }
        permissions: { contents: read, packages: write }
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: docker/login-action@v4
                with: { registry: ghcr.io, username: acme, password: '\${{ github.token }}' }
              - uses: docker/build-push-action@v7
                with:
                  push: true
                  tags: ghcr.io/acme/api
      `,
      good: `
        on: { push: { branches: [main] }, pull_request: { branches: [main] } }
        permissions: { contents: read, packages: write }
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: docker/login-action@v4
                with: { registry: ghcr.io, username: acme, password: '\${{ github.token }}' }
              - uses: docker/build-push-action@v7
                with:
                  push: \${{ github.event_name != 'pull_request' }}
                  tags: ghcr.io/acme/api
      `,
    },
  ],
}
