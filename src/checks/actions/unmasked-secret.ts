import { Workflow } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { textsIn } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Part of a secret is not masked in the log',
  why: `GitHub masks a secret where it is printed as a whole. What \`fromJSON\` takes out of a structured secret is another text, which
the log shows. Keep each value in a secret of its own.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC6.1'],
  sources: ['zizmor/unredacted-secrets'],
  *run(_, { resource }) {
    for (const { text, at } of textsIn(valueAt(resource.tree.data, resource.path)))
      if (/\$\{\{[^}]*fromJSON\(\s*secrets\s*[.[]/i.test(text))
        yield { at, message: 'What is taken out of the secret is not masked; keep it in a secret of its own' }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
                env: { PASSWORD: '\${{ fromJSON(secrets.DATABASE).password }}' }
      `,
      good: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
                env: { PASSWORD: '\${{ secrets.DATABASE_PASSWORD }}' }
      `,
    },
  ],
}
