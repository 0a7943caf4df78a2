import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { parseReference } from './reference.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'CodeQL analyses without `init`',
  why: `\`github/codeql-action/init\` makes the database that \`analyze\` asks; without it in the same job the step ends with "couldn't find
configuration".`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    for (const { step, index } of doneIn(job)) {
      if (step.uses?.startsWith('./')) return
      const part = partOf(step.uses)
      if (part === 'init') return
      if (part !== 'analyze' && part !== 'autobuild') continue
      yield {
        at: ['steps', index, 'uses'],
        message: `\`${part}\` has no database without \`github/codeql-action/init\`; add that step before it, with \`languages\``,
      }
      return
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: { contents: read, security-events: write }
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: github/codeql-action/analyze@v4
      `,
      good: `
        on: push
        permissions: { contents: read, security-events: write }
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: github/codeql-action/init@v4
                with: { languages: go }
              - uses: github/codeql-action/analyze@v4
      `,
    },
  ],
}

/** What of `github/codeql-action` a step uses. */
function partOf(uses: string | undefined): string | undefined {
  const reference = parseReference(uses ?? '')
  return reference?.repository.toLowerCase() === 'github/codeql-action' ? reference.path : undefined
}
