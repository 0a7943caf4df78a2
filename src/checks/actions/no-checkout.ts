import { Job } from '../../kinds/actions.ts'
import { pathFrom } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Step uses files of the repository that the job does not have',
  why: `A job starts with an empty folder. An action of the same repository (\`./…\`) and a script in it are there only after \`actions/checkout\`.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource, estate }) {
    if (isHidden(resource)) return
    const steps = doneIn(job)
    const checkout = steps.find(({ step }) => getsFiles.test(`${step.uses ?? ''} ${step.run ?? ''}`))
    for (const { step, index, ran } of steps) {
      if (checkout && checkout.index <= index) return
      const local = step.uses?.startsWith('./') ? step.uses : undefined
      const script = ran.find(({ written }) => {
        const path = written[0]?.text.startsWith('./') ? pathFrom(resource.scope, written[0].text) : undefined
        return path !== undefined && step['working-directory'] === undefined && estate.files.has(path)
      })?.written[0]?.text
      if (local === undefined && (script === undefined || job.container !== undefined)) continue
      yield {
        at: ['steps', index, local === undefined ? 'run' : 'uses'],
        message: `\`${local ?? script}\` is not there before \`actions/checkout\`; ${checkout ? 'move that before this step' : 'add it as the first step'}`,
      }
      return
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: ./.github/actions/setup
              - uses: actions/checkout@v7
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: ./.github/actions/setup
      `,
    },
  ],
}

const getsFiles = /checkout|\bgit\b|clone|download|curl|wget|\btar\b|unzip|\bcd\b|cat\s*>|\btee\b/i
