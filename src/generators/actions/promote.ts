import { promoted } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { stageJobs } from './stage.ts'
import { checkoutAt, machine, pulling, script } from './steps.ts'
import { proved, takeImages, takePages } from './taken.ts'

/**
 * Takes to the next stage what the one before holds: the same images by digest, never a new build, once they are seen to be
 * ours and to have passed. With a revision it takes that one instead, which is also the way back by hand.
 */
export function promote(blueprint: Blueprint) {
  const targets = promoted(blueprint.plan)
  return {
    name: 'promote',
    on: {
      workflow_dispatch: {
        inputs: {
          to: {
            description: 'Stage that takes over',
            type: 'choice',
            required: true,
            options: targets.map(({ name }) => name),
          },
          revision: {
            description: 'Commit to take instead of what the stage before holds: to go back, or past it',
            type: 'string',
          },
          reason: { description: 'Why it cannot wait, where the change calendar is closed', type: 'string' },
        },
      },
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'promote-${{ inputs.to }}' },
    jobs: Object.assign({}, ...targets.map((stage) => jobs(stage, blueprint, targets))),
  }
}

function jobs(stage: Stage, blueprint: Blueprint, targets: readonly Stage[]) {
  const checked = `check-${stage.name}`
  const images = blueprint.plan.workloads.length > 0
  // A copy of a stage follows it without being asked for.
  const follows = targets.find(({ name }) => name === stage.standsInFor)
  return {
    [checked]: {
      name: `what comes to ${stage.name}`,
      ...(follows && { needs: follows.name }),
      if: follows
        ? `!failure() && !cancelled() && (inputs.to == '${stage.name}' || needs.${follows.name}.result == 'success')`
        : `inputs.to == '${stage.name}'`,
      ...machine(15),
      permissions: { contents: 'read', statuses: 'read', ...(images && pulling(blueprint)) },
      outputs: {
        revision: '${{ steps.taken.outputs.revision }}',
        ...(images && { images: '${{ steps.taken.outputs.images }}' }),
      },
      steps: [
        checkoutAt(blueprint.plan.delivery.branch),
        ...(images ? takeImages(stage, blueprint) : [takePages(stage, blueprint.plan)]),
        ...proved(stage, blueprint.plan),
      ],
    },
    ...stageJobs(stage, blueprint, {
      needs: [checked],
      built: [checked],
      ...(follows && { if: `!failure() && !cancelled() && needs.${checked}.result == 'success'` }),
      revision: `\${{ needs.${checked}.outputs.revision }}`,
      images: images
        ? [
            script('Which images', ['echo "$TAKEN" > "$IMAGES"'], {
              env: { TAKEN: `\${{ needs.${checked}.outputs.images }}` },
            }),
          ]
        : [],
      reason: '${{ inputs.reason }}',
      // What production has begun its copy ends, though the calendar has closed since: it must not stay behind.
      ...(follows && { asked: `inputs.to == '${stage.name}'` }),
    }),
  }
}
