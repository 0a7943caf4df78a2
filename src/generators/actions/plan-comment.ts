import { machine, script, uses } from './steps.ts'

/** A plan that failed says why. */
const tried = "(success() || steps.plan.outcome == 'failure')"

/** Text of a plan, for the summary of the run and for the comment. */
export const noted = [
  script(
    'Summary',
    [
      `{ echo "### \${STACK}"; echo '\`\`\`'; cat "$RUNNER_TEMP/plan.txt"; echo '\`\`\`'; } > "$RUNNER_TEMP/$STACK.md"`,
      'cat "$RUNNER_TEMP/$STACK.md" >> "$GITHUB_STEP_SUMMARY"',
    ],
    { if: tried, env: { STACK: '${{ matrix.stack }}' } },
  ),
  uses(
    'actions/upload-artifact',
    { name: 'summary-${{ matrix.stack }}', path: '${{ runner.temp }}/${{ matrix.stack }}.md', 'retention-days': 1 },
    { if: `${tried} && github.event_name == 'pull_request'` },
  ),
]

const mark = '<!-- what terraform would do -->'

/** Writes `comment.md` as the one comment that begins with `$MARK`, over the former one. */
export const once = [
  'comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"',
  `former=$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\\"$MARK\\")) | .id" | sed -n 1p)`,
  'if [ -n "$former" ]; then gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$former" --field body=@comment.md --silent',
  'else gh api --method POST "$comments" --field body=@comment.md --silent; fi',
] as const

/** Writes the plans of all stacks as one comment, anew at each push. Apart from the plans: what plans has no right to write. */
export function commentJob(condition: string) {
  return {
    needs: 'plan',
    if: condition,
    ...machine(5),
    permissions: { 'pull-requests': 'write' },
    steps: [
      uses('actions/download-artifact', { pattern: 'summary-*', path: 'plans', 'merge-multiple': true }),
      script(
        'Comment',
        [
          '# A comment holds 65,536 characters; the summary of the run has the rest.',
          '{ echo "$MARK"; head --bytes 60000 <(cat plans/*.md); } > comment.md',
          ...once,
        ],
        {
          env: {
            GH_TOKEN: '${{ github.token }}',
            NUMBER: '${{ github.event.pull_request.number }}',
            MARK: mark,
          },
        },
      ),
    ],
  }
}
