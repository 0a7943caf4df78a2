import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Use> = {
  title: 'Called workflow gets every secret',
  why: '`secrets: inherit` hands all secrets of the repository, the organisation and the environment to the called workflow. Pass the ones that it needs by name.',
  severity: 'low',
  level: 'strict',
  on: Use,
  controls: ['soc2/CC6.3'],
  sources: ['zizmor/secrets-inherit', 'poutine/job_all_secrets'],
  *run({ uses, secrets }) {
    if (secrets === 'inherit')
      yield { at: ['secrets'], message: `\`${uses}\` gets every secret there is; pass the ones that it needs by name` }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          deploy:
            uses: ./.github/workflows/deploy.yml
            secrets: inherit
      `,
      good: `
        on: push
        jobs:
          deploy:
            uses: ./.github/workflows/deploy.yml
            secrets:
              token: \${{ secrets.DEPLOY_TOKEN }}
      `,
    },
  ],
}
