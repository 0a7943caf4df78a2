import { Step } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { flowBefore, layersOf, openInText } from './open-flow.ts'
import { eventsOf, jobOf, workflowOf } from './surroundings.ts'

export const check: Check<Step> = {
  title: 'Text of strangers is written into the environment of later steps',
  why: `Each line of \`GITHUB_ENV\` sets a variable, and each of \`GITHUB_PATH\` puts a folder before all others. Text with a line end
in it sets further variables, such as \`LD_PRELOAD\` or \`NODE_OPTIONS\`, which then run code with the secrets of the repository. Hand the
text over as an output, or check it before.`,
  severity: 'critical',
  level: 'default',
  on: Step,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7'],
  sources: ['zizmor/github-env'],
  *run({ run = '' }, { resource }) {
    if (!/GITHUB_(?:ENV|PATH)/.test(run)) return
    const job = jobOf(resource)
    const workflow = job && workflowOf(resource)
    const events = eventsOf(workflow?.on).map(({ name }) => name)
    if (!events.some((event) => privileged.includes(event))) return
    const flow = flowBefore(job?.steps ?? [], Number(resource.path.at(-1)), ...layersOf(workflow, job))
    for (const line of run.split('\n')) {
      const [, text = '', file] = /^(.*)>>\s*"?\$\{?(GITHUB_ENV|GITHUB_PATH)/.exec(line) ?? []
      if (file === undefined) continue
      const variable = [...text.matchAll(/\$\{?(\w+)\}?/g)]
        .map(([, name = '']) => flow.env.get(name.toLowerCase()))
        .find((each) => each !== undefined)
      const open = openInText(text, flow) ?? variable
      if (open !== undefined)
        yield {
          at: ['run'],
          message: `Anybody can write \`${open}\`, and here it goes into \`${file}\`; hand it over as an output instead`,
        }
    }
  },
  examples: [
    {
      bad: `
        on: pull_request_target
        jobs:
          label:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "TITLE=$TITLE" >> "$GITHUB_ENV"
                env: { TITLE: '\${{ github.event.pull_request.title }}' }
      `,
      good: `
        on: pull_request_target
        jobs:
          label:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "NUMBER=$NUMBER" >> "$GITHUB_ENV"
                env: { NUMBER: '\${{ github.event.pull_request.number }}', TITLE: '\${{ github.event.pull_request.title }}' }
      `,
    },
  ],
}

const privileged = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
]
