import type { Blueprint } from '../../model/blueprint.ts'
import { issueJob } from './issue.ts'
import { checkout, machine, script } from './steps.ts'

/** Looks each week whether a key comes to its end. */
export function secretsCalendar({ plan }: Blueprint) {
  const { encrypted } = plan
  if (!encrypted?.seal) return undefined
  return {
    name: 'secrets',
    on: { schedule: [{ cron: '17 5 * * 1' }], workflow_dispatch: {} },
    permissions: { contents: 'read' },
    concurrency: { group: 'secrets' },
    jobs: {
      keys: {
        name: 'keys that secrets are sealed by',
        ...machine(5),
        steps: [
          checkout,
          script('Look', [
            'bad=0',
            'for certificate in secrets/*.pem; do',
            '  [ -e "$certificate" ] || continue',
            '  openssl x509 -checkend $((30 * 86400)) -noout -in "$certificate" || { echo "::error::$certificate ends within 30 days: scripts/secrets/renew-key.sh"; bad=1; }',
            'done',
            'exit "$bad"',
          ]),
        ],
      },
      issue: issueJob({
        needs: ['keys'],
        label: 'secrets',
        title: 'A key or a secret has to be renewed',
        body: 'docs/secrets.md says how. The run says which:',
      }),
    },
  }
}
