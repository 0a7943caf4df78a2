import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Site } from '../../model/workload.ts'
import { issueJob } from './issue.ts'
import { entitled } from './preview-services.ts'
import { assumeFor, checkout, machine, script } from './steps.ts'

/** Days without a commit or a word after which nobody looks at a preview any more. */
const days = 7

/**
 * Takes the label from what nobody works on, and with it the preview: what is forgotten would run, and be paid, for good. Then it
 * sweeps: a label that a run takes away starts no other run, and some ends start none at all.
 */
export function stalePreviews(stage: Stage, blueprint: Blueprint) {
  const { sites, previews } = blueprint.plan
  return {
    name: 'stale-previews',
    on: { schedule: [{ cron: '17 4 * * *' }], workflow_dispatch: {} },
    permissions: { contents: 'read' },
    concurrency: { group: 'stale-previews' },
    jobs: {
      previews: {
        name: 'previews',
        ...machine(5),
        permissions: { 'pull-requests': 'write' },
        steps: [unlabel],
      },
      ...(sites.length > 0 && {
        pages: {
          name: 'pages',
          needs: 'previews',
          ...machine(15),
          environment: stage.name,
          permissions: { 'pull-requests': 'read', 'id-token': 'write' },
          steps: [assumeFor(stage, blueprint), sweep(sites, stage)],
        },
      }),
      ...(previews && {
        services: {
          name: 'services',
          needs: 'previews',
          ...machine(120),
          environment: stage.name,
          permissions: { contents: 'read', 'pull-requests': 'read', 'id-token': 'write' },
          steps: [checkout, ...entitled(blueprint, previews), sweepServices],
        },
        issue: issueJob({
          needs: ['services'],
          label: 'previews',
          title: 'A preview that nobody asks for did not go',
          body: 'It is paid for until it is gone. The run says what is left and why; `scripts/preview.sh down NUMBER` takes one away by hand:',
        }),
      }),
    },
  }
}

const env = { GH_TOKEN: '${{ github.token }}', GH_REPO: '${{ github.repository }}' }

const unlabel = script(
  'Take the label away',
  [
    `since=$(date -u -d '${days} days ago' +%F)`,
    'gh pr list --limit 100 --label preview --search "updated:<$since" --json number --jq \'.[].number\' |',
    '  while read -r number; do',
    '    gh api --silent --method DELETE "repos/$GH_REPO/issues/$number/labels/preview"',
    `    gh pr comment "$number" --body 'Nothing happened here for ${days} days, so the preview is gone. The label preview brings it back.'`,
    '  done',
  ],
  { env },
)

const asked = "gh pr list --limit 1000 --state open --label preview --json number --jq '.[].number'"

const sweepServices = script(
  'Take away services that nobody asks for any more',
  [`WANTED=$(${asked})`, 'export WANTED', 'bash scripts/preview.sh sweep'],
  { env },
)

/** Folders whose pull request is not open, or has lost its label. */
function sweep(sites: readonly Site[], stage: Stage) {
  return script(
    'Remove pages that nobody asks for any more',
    [
      `wanted=$(${asked})`,
      'for bucket in $BUCKETS; do',
      `  folders=$(aws s3api list-objects-v2 --bucket "$bucket" --delimiter / --query 'CommonPrefixes[].Prefix' --output text)`,
      '  for folder in $folders; do',
      '    number=${folder%/}',
      '    # Only what a preview can have made.',
      '    [[ "$number" =~ ^[0-9]+$ ]] || continue',
      '    ! grep --quiet --line-regexp "$number" <<< "$wanted" || continue',
      '    echo "::notice::$bucket: the pages of pull request $number go"',
      '    aws s3 rm --recursive --only-show-errors "s3://$bucket/$number/"',
      '  done',
      'done',
    ],
    { env: { ...env, BUCKETS: sites.flatMap(({ buckets }) => buckets[stage.name] ?? []).join(' ') } },
  )
}
