import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { run, type Step, uses } from './steps.ts'

/**
 * The branch is protected, and a commit of `GITHUB_TOKEN` could not pass. An app of the team's own may: it is named as the
 * one exception in the rules of the branch, and what it may do ends with the job.
 */
export function checkoutToCommit({ plan }: Blueprint): Step[] {
  return [
    uses(
      'actions/create-github-app-token',
      {
        'app-id': '${{ vars.DEPLOYER_APP_ID }}',
        'private-key': '${{ secrets.DEPLOYER_APP_KEY }}',
        'permission-contents': 'write',
      },
      { id: 'deployer' },
    ),
    uses('actions/checkout', { ref: plan.delivery.branch, token: '${{ steps.deployer.outputs.token }}' }),
  ]
}

/** Command that gives the image `$NAME` of a stage the tag `$TAG`, and leaves its registry as it is. */
export function writeTag({ overlay }: Stage): string {
  return `yq --inplace '(.images[] | select(.name == strenv(NAME))).newTag = strenv(TAG)' ${overlay}/images/kustomization.yaml`
}

/** Runs `change`, which may alter the images of a stage, and pushes what it altered; nothing altered is no fault. */
export function commitImages({ overlay }: Stage, title: string, message: string, change: readonly string[]): Step {
  return run(
    title,
    [
      ...change,
      `git diff --quiet -- ${overlay}/images && exit 0`,
      `git config user.name 'github-actions[bot]'`,
      `git config user.email '41898282+github-actions[bot]@users.noreply.github.com'`,
      `git commit --message "${message}" -- ${overlay}/images`,
      '# Somebody else may push in between.',
      'for attempt in 1 2 3; do',
      '  git pull --rebase && git push && exit 0',
      '  sleep "$((attempt * 5))"',
      'done',
      'exit 1',
      '',
    ].join('\n'),
    { shell: 'bash' },
  )
}
