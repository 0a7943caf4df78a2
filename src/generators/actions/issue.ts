import { machine, script } from './steps.ts'

export interface Issue {
  /** Jobs whose failure it is about. */
  readonly needs: readonly string[]
  readonly label: string
  readonly title: string
  readonly body: string
}

/** Opens an issue when a scheduled job found something, unless one is open still: a red run that nobody watches is nobody's task. */
export function issueJob({ needs, label, title, body }: Issue) {
  return {
    name: 'issue',
    needs,
    if: "failure() && github.event_name == 'schedule'",
    ...machine(5),
    permissions: { issues: 'write' },
    steps: [
      script(
        'Open an issue',
        [
          `gh label create ${label} --force`,
          `open=$(gh issue list --label ${label} --state open --json number --jq length)`,
          `[ "$open" -gt 0 ] || gh issue create --label ${label} --title "$TITLE" --body "$BODY"`,
        ],
        {
          env: {
            GH_TOKEN: '${{ github.token }}',
            GH_REPO: '${{ github.repository }}',
            TITLE: title,
            BODY: `${body}\n\n\${{ github.server_url }}/\${{ github.repository }}/actions/runs/\${{ github.run_id }}`,
          },
        },
      ),
    ],
  }
}
