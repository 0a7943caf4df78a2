import { Use } from '../../kinds/actions.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Use> = {
  title: 'Action or workflow is named in a way that GitHub does not take',
  why: `A step names an action as \`owner/name@ref\`, \`./folder\` or \`docker://image:tag\`; a job names a workflow as
\`owner/name/.github/workflows/file.yml@ref\` or \`./.github/workflows/file.yml\`, the latter without a ref: it is the one of the same commit.
Anything else stops the workflow.`,
  severity: 'high',
  level: 'default',
  on: Use,
  sources: ['actionlint/action', 'actionlint/workflow-call'],
  *run({ uses }, { resource }) {
    if (hasHole(uses) || uses === '') return
    const message = resource.path.includes('steps') ? stepFlaw(uses) : jobFlaw(uses)
    if (message) yield { at: ['uses'], message: `\`${uses}\` ${message}` }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: github/codeql-action/init@v4
              - uses: ./.github/actions/build
              - uses: docker://alpine:3.24
      `,
    },
    {
      bad: `
        on: push
        jobs:
          test:
            uses: ./.github/workflows/test.yml@main
      `,
      good: `
        on: push
        jobs:
          test:
            uses: ./.github/workflows/test.yml
          other:
            uses: acme/ci/.github/workflows/test.yml@v1
      `,
    },
  ],
}

function stepFlaw(uses: string): string | undefined {
  if (uses.startsWith('docker://')) return uses.endsWith(':') ? 'has an empty tag; name one' : undefined
  if (/^(?:\.{1,2}(?:\/|\\|$)|\$\/)/.test(uses)) return undefined
  const [name = '', ref, more] = uses.split('@')
  if (uses.startsWith('.')) return 'begins with a dot and not with `./`; write `./` before a folder of this repository'
  if (ref === undefined || ref === '')
    return 'has no ref; write `owner/name@ref`, or `./` before a folder of this repository'
  if (more === undefined && !/^[\w.-]+\/[\w.-]+(?:\/.*)?$/.test(name)) return 'names no owner; write `owner/name@ref`'
  return undefined
}

function jobFlaw(uses: string): string | undefined {
  if (/^[.$]\//.test(uses))
    return uses.includes('@')
      ? 'has a ref, and a workflow of this repository is that of the same commit; leave out the `@` and what follows'
      : undefined
  if (/^[\w.-]+\/[\w.-]+\/[^@]+\.ya?ml@\S+$/.test(uses)) return undefined
  return 'names no workflow; write `owner/name/.github/workflows/file.yml@ref` or `./.github/workflows/file.yml`'
}
