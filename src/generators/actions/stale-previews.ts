import { machine, script } from './steps.ts'

/** Days without a commit or a word after which nobody looks at a preview any more. */
const days = 7

/** Takes the label from what nobody works on, and with it the preview: what is forgotten would run, and be paid, for good. */
export const stalePreviews = {
  name: 'stale-previews',
  on: { schedule: [{ cron: '17 4 * * *' }], workflow_dispatch: {} },
  permissions: { contents: 'read' },
  concurrency: { group: 'stale-previews' },
  jobs: {
    previews: {
      name: 'previews',
      ...machine(5),
      permissions: { 'pull-requests': 'write' },
      steps: [
        script(
          'Take the label away',
          [
            `since=$(date -u -d '${days} days ago' +%F)`,
            'gh pr list --limit 100 --label preview --search "updated:<$since" --json number --jq \'.[].number\' |',
            '  while read -r number; do',
            '    gh api --silent --method DELETE "repos/$GH_REPO/issues/$number/labels/preview"',
            `    gh pr comment "$number" --body 'Nothing happened here for ${days} days, so the preview is gone. The label preview brings it back.'`,
            '  done',
          ],
          { env: { GH_TOKEN: '${{ github.token }}', GH_REPO: '${{ github.repository }}' } },
        ),
      ],
    },
  },
} as const
