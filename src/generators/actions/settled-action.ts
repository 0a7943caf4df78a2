import type { Plan } from '../../model/plan.ts'
import { script } from './steps.ts'

/**
 * Waits until the cluster has taken a commit over for good. What delivers there says so by a status of the commit that it
 * applied, which is this one or a later one of the branch; so the pipeline needs no key to the cluster.
 */
export function settledAction({ delivery }: Plan) {
  return {
    name: 'settled',
    description: 'Waits until the cluster says that a commit has arrived, and fails when it says that it did not',
    inputs: {
      commit: { description: 'Commit that says what is to run; empty where nothing changed', required: true },
      context: { description: 'Name of the status', required: true },
      minutes: { description: 'How long it may take', required: true },
    },
    runs: {
      using: 'composite',
      steps: [
        script(
          'Settled',
          [
            '[ -n "$COMMIT" ] || exit 0',
            `state() { gh api "repos/$GITHUB_REPOSITORY/commits/$1/status" --jq '.statuses[] | select(.context == env.CONTEXT) | .state'; }`,
            'deadline=$((SECONDS + MINUTES * 60))',
            'bad=0',
            'while [ "$SECONDS" -lt "$deadline" ]; do',
            '  said=',
            `  later=$(gh api "repos/$GITHUB_REPOSITORY/compare/$COMMIT...$BRANCH" --jq '.commits[].sha') || later=`,
            '  for commit in $COMMIT $later; do',
            '    found=$(state "$commit") || found=',
            '    [ -z "$found" ] || said=$found',
            '  done',
            '  case $said in',
            '    success) exit 0 ;;',
            '    # An autoscaler that cannot measure yet makes it look bad for a moment.',
            '    failure | error) bad=$((bad + 1)) ;;',
            '    *) bad=0 ;;',
            '  esac',
            '  [ "$bad" -lt 3 ] || { echo "::error::The cluster says of $CONTEXT: $said"; exit 1; }',
            '  sleep 20',
            'done',
            'echo "::error::The cluster has not said within $MINUTES minutes that $CONTEXT has arrived"',
            'exit 1',
          ],
          {
            env: {
              GH_TOKEN: '${{ github.token }}',
              BRANCH: delivery.branch,
              COMMIT: '${{ inputs.commit }}',
              CONTEXT: '${{ inputs.context }}',
              MINUTES: '${{ inputs.minutes }}',
            },
          },
        ),
      ],
    },
  }
}
