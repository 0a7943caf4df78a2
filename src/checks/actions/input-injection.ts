import { Step } from '../../kinds/actions.ts'
import { parseExpression } from '../../syntax/expression/parse.ts'
import { showsIn } from '../../syntax/expression/shows.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'
import { jobOf } from './surroundings.ts'
import { movedToEnv } from './to-env.ts'

export const check: Check<Step> = {
  title: 'Input is run as code',
  why: `What a caller or whoever starts the workflow gives becomes part of the script before a shell reads it. A value with a quote or \`$(\` in it
breaks the script, or runs. Hand it over as an environment variable and quote it.`,
  severity: 'medium',
  level: 'strict',
  on: Step,
  fix: 'safe',
  controls: ['nist-800-53/SI-7'],
  sources: ['zizmor/template-injection'],
  *run(step, { resource }) {
    const job = jobOf(resource)
    const isInput = (inner: string) => {
      const parsed = parseExpression(inner)
      return (
        'expression' in parsed &&
        showsIn(parsed.expression).some((steps) => /^(?:inputs|github\.event\.inputs)\./.test(steps.join('.')))
      )
    }
    const found = expressionsIn(step.run ?? '').find(({ text }) => isInput(text))
    if (!found) return
    const changes = movedToEnv(step, job, isInput)
    yield {
      at: ['run'],
      message: `\`${found.text.trim()}\` becomes part of the script; pass it through \`env\` and quote it`,
      ...(changes && { changes }),
    }
  },
  examples: [
    {
      bad: `
        on: { workflow_dispatch: { inputs: { stage: { type: string } } } }
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy STAGE="\${{ inputs.stage }}"
      `,
      good: `
        on: { workflow_dispatch: { inputs: { stage: { type: string } } } }
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy STAGE="\${STAGE_2}"
                env:
                  STAGE_2: \${{ inputs.stage }}
      `,
    },
  ],
}
