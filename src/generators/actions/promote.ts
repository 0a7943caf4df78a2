import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { checkoutToCommit, commitImages, writeTag } from './pin.ts'
import { siteSteps } from './sites.ts'
import { run, type Step, uses } from './steps.ts'

/**
 * Takes what has proved itself in one stage to the next: the same images, never a new build; sites are built from the
 * commit of those images, with the addresses of the stage. The environment of GitHub asks a person where the stage wants
 * approval.
 */
export function promote(blueprint: Blueprint) {
  const targets = blueprint.plan.stages.filter(({ after }) => after !== undefined)
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
        },
      },
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'promote-${{ inputs.to }}' },
    jobs: Object.fromEntries(targets.map((stage) => [stage.name, job(stage, blueprint)])),
  }
}

function job(stage: Stage, blueprint: Blueprint) {
  const { sites, workloads } = blueprint.plan
  return {
    name: `to ${stage.name}`,
    if: `inputs.to == '${stage.name}'`,
    environment: stage.name,
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 30,
    permissions: { contents: 'read', ...(sites.length > 0 && { 'id-token': 'write' }) },
    steps: [
      ...(workloads.length > 0 ? images(stage, blueprint) : []),
      ...(sites.length > 0
        ? [
            uses('actions/checkout', {
              ...(workloads.length > 0 && { ref: '${{ steps.taken.outputs.commit }}' }),
              'persist-credentials': false,
            }),
            ...siteSteps(blueprint, stage),
          ]
        : []),
    ],
  }
}

function images(stage: Stage, blueprint: Blueprint): Step[] {
  const from = blueprint.plan.stages.find(({ name }) => name === stage.after)
  const names = blueprint.plan.workloads.map(({ repository }) => repository).join(' ')
  const taken = `${from?.overlay}/images/kustomization.yaml`
  return [
    ...checkoutToCommit(blueprint),
    run(
      'Which commit',
      [
        `commit=$(yq '.images[0].newTag' ${taken} | sed 's/^sha-//')`,
        `if ! [[ "$commit" =~ ^[0-9a-f]{40}$ ]]; then echo "::error::nothing was deployed to ${stage.after} yet"; exit 1; fi`,
        'echo "commit=$commit" >> "$GITHUB_OUTPUT"',
        '',
      ].join('\n'),
      { id: 'taken', shell: 'bash' },
    ),
    commitImages(stage, `Take over from ${stage.after}`, `Promote ${stage.after} to ${stage.name}`, [
      '# Only the tag: each stage pulls from the registry of its own region.',
      `for name in ${names}; do`,
      `  tag=$(NAME="$name" yq --exit-status '.images[] | select(.name == strenv(NAME)) | .newTag' ${taken})`,
      `  NAME="$name" TAG="$tag" ${writeTag(stage)}`,
      'done',
    ]),
  ]
}
