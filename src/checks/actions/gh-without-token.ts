import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn, isFresh, mayHave } from './job-steps.ts'
import { isHidden, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'GitHub CLI has no token',
  why: `In a workflow \`gh\` asks for \`GH_TOKEN\` and stops where it is not set. Set it for the step: \`GH_TOKEN: \${{ github.token }}\`.`,
  severity: 'high',
  level: 'default',
  on: Job,
  fix: 'safe',
  *run(job, { resource }) {
    if (isHidden(resource)) return
    if (!isFresh(job)) return
    const outer = { ...workflowOf(resource)?.env, ...job.env }
    const steps = doneIn(job)
    for (const { step, index, ran } of steps) {
      const command = ran.find(
        ({ name, words }) => name === 'gh' && words.length > 0 && !offline.has(words[0]?.text ?? ''),
      )
      if (!command) continue
      const names = [...Object.keys({ ...outer, ...step.env }), ...command.assignments.map(({ name }) => name)]
      if (names.some((name) => tokens.has(name) || name.includes('${{'))) continue
      if (mayHave(steps, index, /G(?:H|ITHUB)_(?:ENTERPRISE_)?TOKEN|gh auth/)) continue
      const [verb = ''] = command.words.map(({ text }) => text)
      yield {
        at: ['steps', index, 'env', 'GH_TOKEN'],
        message: `\`gh ${verb}\` stops without \`GH_TOKEN\`; set it to \`\${{ github.token }}\``,
        changes: [{ set: ['steps', index, 'env', 'GH_TOKEN'], to: '${{ github.token }}' }],
      }
    }
  },
  examples: [
    {
      bad: `
        on: release
        permissions: { contents: write }
        jobs:
          upload:
            runs-on: ubuntu-24.04
            steps:
              - run: gh release upload v1 dist.zip --repo acme/web
      `,
      good: `
        on: release
        permissions: { contents: write }
        jobs:
          upload:
            runs-on: ubuntu-24.04
            steps:
              - run: gh release upload v1 dist.zip --repo acme/web
                env:
                  GH_TOKEN: \${{ github.token }}
      `,
    },
  ],
}

const tokens: ReadonlySet<string> = new Set([
  'GH_TOKEN',
  'GITHUB_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'GITHUB_ENTERPRISE_TOKEN',
  'GH_CONFIG_DIR',
])
const offline: ReadonlySet<string> = new Set([
  'auth',
  'version',
  '--version',
  'help',
  '--help',
  'completion',
  'config',
  'alias',
])
