import { servicesOf } from '../../../design/promotion.ts'
import type { Stage } from '../../../model/plan.ts'
import { own, uses } from '../steps.ts'
import { failed, type Way } from './way.ts'

/** Pods: the pipeline writes which images a stage runs, and Argo CD in the cluster takes them from there. */
export const gitops: Way = {
  wants: ({ plan }) => plan.pods.length > 0,
  permissions: {},
  held: ({ overlay }) => [
    `yq '.images[] | .name + " " + .newTag + " " + (.digest // "none")' ${overlay}/images/kustomization.yaml`,
  ],
  forward: (stage, { plan }, revision) => [
    // The branch is protected, and a commit of `GITHUB_TOKEN` could not pass: an app of the team's own may.
    uses(
      'actions/create-github-app-token',
      {
        'client-id': '${{ vars.DEPLOYER_CLIENT_ID }}',
        'private-key': '${{ secrets.DEPLOYER_KEY }}',
        'permission-contents': 'write',
      },
      { id: 'deployer' },
    ),
    own(
      'pin',
      { ...pinned(stage), images: '${{ env.IMAGES }}', message: `Deploy ${revision} to ${stage.name}` },
      { name: `Take the images into ${stage.overlay}`, id: 'pin' },
    ),
    ...(servicesOf(stage, plan.pods).length > 0
      ? [
          own(
            'answers',
            { urls: servicesOf(stage, plan.pods).join('\n'), revision },
            { name: 'Smoke test of the services' },
          ),
        ]
      : []),
  ],
  back: (stage) => [
    own(
      'pin',
      { ...pinned(stage), undo: '${{ steps.pin.outputs.commit }}', message: `Put ${stage.name} back` },
      { name: 'Put the images back', if: failed("steps.pin.outputs.commit != ''") },
    ),
  ],
}

function pinned({ overlay }: Stage) {
  return { token: '${{ steps.deployer.outputs.token }}', overlay }
}
