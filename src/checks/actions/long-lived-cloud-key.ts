import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { isAction } from './reference.ts'

export const check: Check<Use> = {
  title: 'Cloud is reached with a key that lasts',
  why: `A key kept as a secret works for whoever copies it, from anywhere, until somebody rotates it. The cloud can trust
GitHub's own identity instead: grant the job \`id-token: write\` and let it take on a role for an hour, restricted to this
repository and branch.`,
  severity: 'medium',
  level: 'default',
  on: Use,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  sources: ['zizmor/use-trusted-publishing'],
  *run({ uses, with: inputs = {} }) {
    for (const { action, key, unless, instead } of logins) {
      if (!isAction(uses, action) || inputs[key] === undefined || (unless && inputs[unless] !== undefined)) continue
      // Keys that a step before has fetched are temporary more often than not.
      if (/steps\.|needs\./.test(String(inputs[key]))) continue
      yield { at: ['with', key], part: 'key', message: `\`${key}\` is a key that lasts; ${instead}` }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3
                with:
                  aws-access-key-id: \${{ secrets.AWS_ACCESS_KEY_ID }}
                  aws-secret-access-key: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
                  aws-region: us-west-2
      `,
      good: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            permissions:
              id-token: write
            steps:
              - uses: aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3
                with:
                  role-to-assume: arn:aws:iam::111122223333:role/deploy
                  aws-region: us-west-2
      `,
    },
  ],
}

const logins = [
  {
    action: 'aws-actions/configure-aws-credentials',
    key: 'aws-access-key-id',
    unless: 'aws-session-token',
    instead: 'give `role-to-assume` and the job `id-token: write`',
  },
  {
    action: 'google-github-actions/auth',
    key: 'credentials_json',
    unless: undefined,
    instead: 'give `workload_identity_provider` and the job `id-token: write`',
  },
  {
    action: 'azure/login',
    key: 'creds',
    unless: undefined,
    instead: 'give `client-id`, `tenant-id` and `subscription-id` and the job `id-token: write`',
  },
] as const
