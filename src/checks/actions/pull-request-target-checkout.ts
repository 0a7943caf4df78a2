import { Use } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { isAction } from './reference.ts'
import { eventsOf, workflowOf } from './surroundings.ts'

export const check: Check<Use> = {
  title: "Stranger's code is checked out beside the repository's secrets",
  why: `\`pull_request_target\` and \`workflow_run\` run in the base repository, with its secrets and a token that may write. A
checkout of the pull request there puts files that anybody can write, build scripts among them, within reach of both. Use
\`pull_request\`, or keep what needs secrets in a workflow that never touches those files.`,
  severity: 'critical',
  level: 'default',
  on: Use,
  controls: ['soc2/CC6.8', 'nist-800-53/AC-6'],
  sources: ['zizmor/dangerous-triggers', 'poutine/untrusted_checkout_exec'],
  *run({ uses, with: inputs }, { resource }) {
    const ref = inputs?.ref
    if (!isAction(uses, 'actions/checkout') || typeof ref !== 'string' || !strangers.test(ref)) return
    const event = eventsOf(workflowOf(resource)?.on).find(({ name }) => privileged.includes(name))
    const condition = valueAt(resource.tree.data, [...resource.path.slice(0, 3), 'if'])
    if (!event || isUnknown(condition) || (typeof condition === 'string' && ownOnly.test(condition))) return
    yield {
      at: ['with', 'ref'],
      message: `\`${event.name}\` runs with the repository's secrets, and \`${ref}\` is code that anybody can propose; use \`pull_request\`, or do not check it out`,
    }
  },
  examples: [
    {
      bad: `
        on: pull_request_target
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  ref: \${{ github.event.pull_request.head.sha }}
              - run: make test
      `,
      good: `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  ref: \${{ github.event.pull_request.head.sha }}
              - run: make test
      `,
    },
    {
      bad: `
        on: pull_request_target
        jobs:
          update:
            if: github.event.pull_request.user.login == 'dependabot[bot]' || github.event.label
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  ref: \${{ github.head_ref }}
      `,
      good: `
        on: pull_request_target
        jobs:
          update:
            if: github.event.pull_request.user.login == 'dependabot[bot]'
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  ref: \${{ github.head_ref }}
      `,
    },
  ],
}

const privileged = ['pull_request_target', 'workflow_run', 'issue_comment']
const strangers =
  /github\.event\.pull_request\.head\.(?:sha|ref)|github\.head_ref|github\.event\.workflow_run\.head_(?:sha|branch)|refs\/pull\//
/** The job runs for pull requests of one known author alone, or of branches of the repository itself; `||` lets others in. */
const ownOnly =
  /^(?!.*(?:\|\||!))[^\n]*(?:pull_request\.user\.login\s*==\s*'[^']+'|(?:pull_request\.head\.repo|workflow_run\.head_repository)\.full_name\s*==\s*github\.repository\b)/s
