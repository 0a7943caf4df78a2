import { servicesOf } from '../../../design/promotion.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import { own, type Step, uses } from '../steps.ts'
import { failed, type Way } from './way.ts'

/** Pods: the pipeline writes which images a stage runs, and what delivers in the cluster takes them from there. */
export const gitops: Way = {
  wants: ({ plan }) => plan.pods.length > 0,
  // A status of the commit says whether the cluster has taken it over.
  permissions: { statuses: 'read' },
  held: ({ overlay }) => [
    `yq '.images[] | .name + " " + .newTag + " " + (.digest // "none")' "${overlay}/images/kustomization.yaml"`,
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
    ...settled(stage, plan),
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

/** A version that is let in by shares answers before it is known to be good. */
function settled({ name }: Stage, { rollouts, delivery }: Plan): Step[] {
  const minutes = rollouts.filter(({ stages }) => stages.includes(name)).map((rollout) => rollout.minutes)
  if (minutes.length === 0) return []
  return [
    own(
      'settled',
      {
        commit: '${{ steps.pin.outputs.commit }}',
        context: `${delivery.arrival}${name}`,
        minutes: Math.max(...minutes) + 5,
      },
      { name: 'Wait until the cluster has let it in' },
    ),
  ]
}

function pinned({ overlay }: Stage) {
  return { token: '${{ steps.deployer.outputs.token }}', overlay }
}
