import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { isAction } from './reference.ts'

export const check: Check<Job> = {
  title: "Artifact holds the job's token",
  why: `\`actions/checkout\` writes the token of the job into \`.git/config\`, and an upload of the whole folder carries it out: whoever
can read the artifact can use the token while the job runs. Set \`persist-credentials: false\`, or upload only what was built.`,
  severity: 'high',
  level: 'default',
  on: Job,
  fix: 'risky',
  controls: ['soc2/CC6.1'],
  sources: ['zizmor/artipacked'],
  *run({ steps = [] }) {
    for (const [index, step] of steps.entries()) {
      if (!isAction(step?.uses, 'actions/checkout')) continue
      const { 'persist-credentials': kept, path } = step?.with ?? {}
      if (kept === false || kept === 'false' || path !== undefined) continue
      // Newer ones keep the token outside of the folder, and uploads leave out hidden files unless told otherwise.
      const upload = steps
        .slice(index + 1)
        .find((each) => isAction(each?.uses, 'actions/upload-artifact') && isWhole(each?.with ?? {}, each?.uses ?? ''))
      const major = Number(/@v(\d+)/.exec(step?.uses ?? '')?.[1] ?? 0)
      if (!upload || major >= 6) continue
      yield {
        at: ['steps', index, 'with', 'persist-credentials'],
        message:
          '`persist-credentials` is on, and a later step uploads the whole folder with the token in it; set it to `false`',
        changes: [{ set: ['steps', index, 'with', 'persist-credentials'], to: false }],
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v4
              - uses: actions/upload-artifact@v4
                with:
                  path: .
                  include-hidden-files: true
      `,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v4
                with:
                  persist-credentials: false
              - uses: actions/upload-artifact@v4
                with:
                  path: .
                  include-hidden-files: true
      `,
    },
  ],
}

function isWhole(inputs: { readonly [name: string]: unknown }, uses: string): boolean {
  const { path, 'include-hidden-files': hidden } = inputs
  if (typeof path !== 'string') return false
  const whole = path.split('\n').some((line) => /^(?:\.\/?|\$\{\{\s*github\.workspace\s*\}\}\/?)$/.test(line.trim()))
  return whole && (hidden === true || hidden === 'true' || /@v[1-3](?:\.|$)/.test(uses))
}
