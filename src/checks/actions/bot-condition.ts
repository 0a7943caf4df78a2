import { Job } from '../../kinds/actions.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { eventsOf, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Condition trusts whoever acted last',
  why: `\`github.actor\` is who started this run, not who wrote the change: a stranger whose pull request a bot then touches runs as
the bot. Ask for the author, \`github.event.pull_request.user.login\`.`,
  severity: 'high',
  level: 'default',
  on: Job,
  controls: ['soc2/CC6.3'],
  sources: ['zizmor/bot-conditions', 'poutine/confused_deputy_auto_merge'],
  *run({ if: own, steps = [] }, { resource }) {
    const events = eventsOf(workflowOf(resource)?.on).map(({ name }) => name)
    if (!events.some((event) => privileged.includes(event))) return
    const conditions: { readonly text: string | undefined; readonly at: Path }[] = [
      { text: own, at: ['if'] },
      ...steps.map((step, index) => ({ text: step?.if, at: ['steps', index, 'if'] })),
    ]
    for (const { text, at } of conditions) {
      const [, name = '', bot = ''] =
        /\bgithub\.(actor|triggering_actor)\s*==\s*'([\w-]+\[bot\])'/.exec(text ?? '') ?? []
      if (name !== '' && !/pull_request\.user\.(?:login|id)/.test(text ?? ''))
        yield {
          at,
          message: `\`github.${name}\` is \`${bot}\` also where the bot only touched the change of a stranger; ask \`github.event.pull_request.user.login\``,
        }
    }
  },
  examples: [
    {
      bad: `
        on: pull_request_target
        jobs:
          merge:
            if: github.actor == 'dependabot[bot]'
            runs-on: ubuntu-24.04
            steps: [{ run: make merge }]
      `,
      good: `
        on: pull_request_target
        jobs:
          merge:
            if: github.event.pull_request.user.login == 'dependabot[bot]'
            runs-on: ubuntu-24.04
            steps: [{ run: make merge }]
      `,
    },
  ],
}

const privileged = ['pull_request_target', 'workflow_run', 'issue_comment']
