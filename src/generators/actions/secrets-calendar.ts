import type { Blueprint } from '../../model/blueprint.ts'
import { issueJob } from './issue.ts'
import { checkout, machine, run, script, uses } from './steps.ts'

/** Looks each week whether an encrypted secret is older than it may become, and whether a key comes to its end. */
export function secretsCalendar({ plan }: Blueprint) {
  const { encrypted } = plan
  if (!encrypted) return undefined
  const sealed = encrypted.seal !== undefined
  return {
    name: 'secrets',
    on: { schedule: [{ cron: '17 5 * * 1' }], workflow_dispatch: {} },
    permissions: { contents: 'read' },
    concurrency: { group: 'secrets' },
    jobs: {
      ages: {
        name: 'age of secrets',
        ...machine(5),
        steps: [
          uses('actions/checkout', { 'fetch-depth': 0, 'persist-credentials': false }),
          run('Look', 'scripts/secrets/age.sh'),
        ],
      },
      ...(sealed && {
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
      }),
      issue: issueJob({
        needs: ['ages', ...(sealed ? ['keys'] : [])],
        label: 'secrets',
        title: 'A key or a secret has to be renewed',
        body: 'docs/secrets.md says how. The run says which:',
      }),
    },
  }
}
