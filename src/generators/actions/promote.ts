import type { Blueprint, Stage } from '../../model/blueprint.ts'
import { siteJob } from './deliver.ts'
import { run, uses } from './steps.ts'

/**
 * Takes what has proved itself in one stage to the next, unchanged: the same tags, never a new build. The environment
 * of GitHub asks a person where the stage wants approval.
 */
export function promote(blueprint: Blueprint) {
  const { plan } = blueprint
  const targets = plan.stages.filter(({ after }) => after !== undefined)
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
    jobs: Object.fromEntries(targets.flatMap((stage) => jobs(stage, blueprint))),
  }
}

function jobs(stage: Stage, blueprint: Blueprint): [string, unknown][] {
  const { plan, spec } = blueprint
  const from = plan.stages.find(({ name }) => name === stage.after)
  const chosen = `inputs.to == '${stage.name}'`
  const stack = plan.stacks.find(({ name }) => name === stage.stack)
  const images: [string, unknown] = [
    stage.name,
    {
      name: `images to ${stage.name}`,
      if: chosen,
      environment: stage.name,
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 15,
      permissions: { contents: 'write' },
      steps: [
        uses('actions/checkout', { ref: plan.delivery.branch }),
        run(
          `Take over from ${stage.after}`,
          [
            `cp ${from?.overlay}/images/kustomization.yaml ${stage.overlay}/images/kustomization.yaml`,
            `git config user.name 'github-actions[bot]'`,
            `git config user.email '41898282+github-actions[bot]@users.noreply.github.com'`,
            `git commit --all --message "Promote ${stage.after} to ${stage.name}" || exit 0`,
            'git pull --rebase && git push',
            '',
          ].join('\n'),
        ),
      ],
    },
  ]
  if (plan.sites.length === 0) return [images]
  const site = siteJob(blueprint, stage, {
    if: chosen,
    environment: stage.name,
    role: plan.delivery.roles[stage.stack] ?? '',
    region: stack?.region ?? spec.cloud.region,
  })
  return [images, [`${stage.name}-sites`, site]]
}
