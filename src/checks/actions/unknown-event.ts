import { Workflow } from '../../kinds/actions.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { eventsOf } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Event does not exist',
  why: 'No event of this name is ever sent; GitHub refuses the workflow.',
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/events'],
  *run({ on }) {
    for (const { name, at } of eventsOf(on)) {
      if (events.includes(name)) continue
      const [close] = nearest(name, events)
      yield { at, part: 'key', message: `No event is called \`${name}\`${close ? `; did you mean \`${close}\`?` : ''}` }
    }
  },
  examples: [
    {
      bad: `
        on:
          pull_requests:
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          pull_request:
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

/** Of the workflow schema of @actions/workflow-parser 0.3.61, 2026-11-20. */
const events = `branch_protection_rule check_run check_suite create delete deployment deployment_status discussion
discussion_comment fork gollum image_version issue_comment issues label merge_group milestone page_build project project_card
project_column public pull_request pull_request_comment pull_request_review pull_request_review_comment pull_request_target push
registry_package release repository_dispatch schedule status watch workflow_call workflow_dispatch workflow_run`.split(
  /\s+/,
)
