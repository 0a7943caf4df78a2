import { Workflow } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Workflow hides what it does',
  why: `A path with \`.\` or \`..\` in it and an expression that only spells a text out differently are what somebody writes who does not want to be
found. Write the plain form.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  sources: ['zizmor/obfuscation'],
  *run({ jobs }) {
    for (const [id, job] of Object.entries(jobs))
      for (const [index, step] of (job.steps ?? []).entries())
        if (/^[^.][^@]*\/(?:\.{1,2}|)(?:\/|(?=@))/.test(step?.uses ?? '') && !step?.uses?.startsWith('docker:'))
          yield {
            at: ['jobs', id, 'steps', index, 'uses'],
            message: `\`${step?.uses}\` has a path that leads about; write the plain one`,
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
              - uses: actions/cache/../cache@v5
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/cache/restore@v5
      `,
    },
  ],
}
