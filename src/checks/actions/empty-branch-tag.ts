import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { alwaysOnPullRequest } from './on-pull-request.ts'
import { isAction } from './reference.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Tag of an image begins with a branch that pull requests do not have',
  why: `\`{{branch}}\` of \`docker/metadata-action\` is empty for a pull request. \`type=sha,prefix={{branch}}-\` then gives \`-0a1b2c3\`, which is no tag: the build
stops with "invalid reference format". Turn that line off for pull requests.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  fix: 'risky',
  *run(workflow, { resource }) {
    if (isHidden(resource)) return
    for (const [id, job] of Object.entries(workflow.jobs)) {
      if (!alwaysOnPullRequest(workflow, id)) continue
      for (const { step, index } of doneIn(job)) {
        const tags = step.with?.tags
        if (!isAction(step.uses, 'docker/metadata-action') || step.if !== undefined || typeof tags !== 'string')
          continue
        const line = tags
          .split('\n')
          .find((each) => /prefix=\{\{\s*branch\s*\}\}[-._]/.test(each) && !each.includes('enable='))
        if (line === undefined) continue
        const at = ['jobs', id, 'steps', index, 'with', 'tags']
        const enable = ",enable=${{ github.event_name != 'pull_request' }}"
        yield {
          at,
          message: `\`${line.trim()}\` gives a tag that begins with \`-\` for pull requests, which no registry takes; add \`${enable}\``,
          changes: [{ set: at, to: tags.replace(line, `${line.trimEnd()}${enable}`) }],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        on: { push: { branches: [main] }, pull_request: {} }
        permissions: {}
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - id: meta
                uses: docker/metadata-action@v6
                with:
                  images: ghcr.io/acme/api
                  tags: |
                    type=ref,event=pr
                    type=sha,prefix={{branch}}-
      `,
      good: `
        on: { push: { branches: [main] }, pull_request: {} }
        permissions: {}
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - id: meta
                uses: docker/metadata-action@v6
                with:
                  images: ghcr.io/acme/api
                  tags: |
                    type=ref,event=pr
                    type=sha,prefix={{branch}}-,enable=\${{ github.event_name != 'pull_request' }}
      `,
    },
  ],
}
