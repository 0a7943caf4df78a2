import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn, mayHave } from './job-steps.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Terraform runs without `init`',
  why: `Each job starts without providers and without state: \`plan\`, \`apply\` and \`validate\` fail until \`terraform init\` has run in the same folder of the
same job.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    const steps = doneIn(job)
    for (const { index, ran } of steps) {
      for (const each of ran) {
        const [verb = ''] = each.words.map(({ text }) => text).filter((text) => !text.startsWith('-'))
        if (!tools.has(each.name)) continue
        if (verb === 'init') return
        if (!verbs.has(verb)) continue
        if (!mayHave(steps, index, initialises))
          yield {
            at: ['steps', index, 'run'],
            message: `\`${each.name} ${verb}\` runs without \`${each.name} init\`; run that before it in this job`,
          }
        return
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          plan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: terraform plan
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          plan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: terraform fmt -check
              - run: terraform -chdir=infra init && terraform -chdir=infra plan
      `,
    },
  ],
}

const tools: ReadonlySet<string> = new Set(['terraform', 'tofu'])
const verbs: ReadonlySet<string> = new Set(['plan', 'apply', 'destroy', 'validate', 'import'])
/** Other programs, and actions, may have done it; so may a folder that was kept. */
const initialises = /\binit\b|\bmake\b|\btask\b|\.sh\b|artifact|dflook|terragrunt|cache|\$\{\{[^}]*\}\}\s*init/i
