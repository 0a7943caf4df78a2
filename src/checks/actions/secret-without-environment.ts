import { Job } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { textsIn } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Job uses a secret without an environment',
  why: `Every workflow of every branch can read a secret of the repository. One that belongs to an environment is given only to jobs that name
it, after its rules (branches, approval) are met.`,
  severity: 'low',
  level: 'strict',
  on: Job,
  controls: ['soc2/CC6.1'],
  sources: ['zizmor/secrets-outside-env'],
  *run({ environment, uses }, { resource }) {
    if (environment !== undefined || uses !== undefined) return
    for (const { text, at } of textsIn(valueAt(resource.tree.data, resource.path))) {
      const [, name = ''] = /\$\{\{[^}]*\bsecrets\.(\w+)/.exec(text) ?? []
      if (name === '' || name.toUpperCase() === 'GITHUB_TOKEN') continue
      yield {
        at,
        related: [{ resource, at: ['environment'], message: 'no environment is named' }],
        message: `\`${name}\` is read without an \`environment\`; keep it in one and name that`,
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
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
                env: { TOKEN: '\${{ secrets.DEPLOY_TOKEN }}' }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            environment: production
            steps:
              - run: make deploy
                env: { TOKEN: '\${{ secrets.DEPLOY_TOKEN }}', GH: '\${{ secrets.GITHUB_TOKEN }}' }
      `,
    },
  ],
}
