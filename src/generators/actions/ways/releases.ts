import { servicesOf } from '../../../design/promotion.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import type { Platform, Workload } from '../../../model/workload.ts'
import { assume, own, type Step } from '../steps.ts'
import { failed, type Way } from './way.ts'

/** What no cluster of ours takes: the pipeline sends it, waits until it stands, and writes down what runs. */
export const releases: Way = {
  wants: ({ plan }) => plan.releases.length > 0,
  permissions: { 'id-token': 'write' },
  // The record has what promotion asks for, in the same order.
  held: ({ name }, { plan }) => [
    `aws ssm get-parameters-by-path --path "/${plan.system}/${name}/images" --query 'Parameters[].[Name,Value]' --output text | sed 's#^.*/#${plan.system}/#' | awk '{ print $1, $2, $3 }'`,
  ],
  forward: (stage, { plan, spec }, revision) => {
    const urls = servicesOf(
      stage,
      plan.workloads.filter(({ platform }) => platform !== 'kubernetes'),
    )
    return [
      entitled(stage, { plan, spec }),
      ...platformsOf(stage, plan).map((platform) =>
        own(
          actionOf[platform],
          {
            releases: linesOf(stage, platform, plan),
            images: '${{ env.IMAGES }}',
            ...(platform === 'containers' && { cluster: clusterOf(stage, plan), ...trial(stage, plan, revision) }),
          },
          { name: `Send ${platform} to ${stage.name}`, id: actionOf[platform] },
        ),
      ),
      ...(urls.length > 0 && !waits(stage, plan)
        ? [own('answers', { urls: urls.join('\n'), revision }, { name: 'Smoke test of what was sent' })]
        : []),
    ]
  },
  back: (stage, { plan, spec }) => [
    // By now the job may have taken on another role.
    entitled(stage, { plan, spec }, { if: failed(`(${platformsOf(stage, plan).map(begun).join(' || ')})`) }),
    ...platformsOf(stage, plan)
      .toReversed()
      .map((platform) =>
        own(
          actionOf[platform],
          {
            releases: linesOf(stage, platform, plan),
            undo: 'true',
            ...(platform === 'containers' && { cluster: clusterOf(stage, plan) }),
          },
          { name: `Put ${platform} back`, if: failed(begun(platform)) },
        ),
      ),
  ],
}

function entitled(stage: Stage, { plan, spec }: Pick<Blueprint, 'plan' | 'spec'>, more: Step = {}): Step {
  const region = plan.stacks.find(({ name }) => name === stage.stack)?.region ?? spec.cloud.region
  return assume(plan.delivery.releaseRoles[stage.name] ?? '', region, more)
}

function begun(platform: Pushed): string {
  return `steps.${actionOf[platform]}.outcome != ''`
}

type Pushed = Exclude<Platform, 'kubernetes'>

export const actionOf: Readonly<Record<Pushed, string>> = {
  containers: 'release-containers',
  functions: 'release-functions',
  'virtual-machines': 'release-machines',
}

/** Platforms that something of a stage is sent to, in the order in which they are gone. */
export function platformsOf(stage: Pick<Stage, 'name'>, { releases }: Plan): Pushed[] {
  const own = releases.filter((release) => release.stage.name === stage.name).map(({ workload }) => workload.platform)
  return (Object.keys(actionOf) as Pushed[]).filter((platform) => own.includes(platform))
}

/** Where a new version is reached before users reach it. */
function trial({ name }: Stage, { shifts }: Plan, revision: string): Step {
  const header = shifts.find(({ stages, trial }) => trial && stages.includes(name))?.trial
  return header ? { revision, trial: `${header.name}: ${header.value}` } : {}
}

/** One a line: repository, image without digest, name, parameter of the record, what kind of process, where it is tried first, the arguments by which it brings tables; `none` for the last two where there are none. */
function linesOf(stage: Stage, platform: Pushed, { releases, shifts }: Plan): string {
  const tried = (workload: Workload) =>
    shifts.some(({ service, stages, trial }) => trial && service === workload.name && stages.includes(stage.name))
  return releases
    .filter((release) => release.stage.name === stage.name && release.workload.platform === platform)
    .map(({ workload, name, record }) =>
      [
        workload.repository,
        workload.images[stage.name],
        name,
        record,
        workload.service.type,
        (tried(workload) && servicesOf(stage, [workload])[0]) || 'none',
        workload.migration ? JSON.stringify(workload.migration.args) : 'none',
      ].join(' '),
    )
    .join('\n')
}

function clusterOf({ stack }: Stage, { stacks }: Plan): string {
  return stacks.find(({ name }) => name === stack)?.cluster ?? ''
}

/** Whether a stage waits for the loss of a region with nothing running in it. */
function waits({ name }: Stage, { releases }: Plan): boolean {
  const own = releases.filter(({ stage, workload }) => stage.name === name && workload.service.type !== 'job')
  return own.every(({ replicas }) => replicas.min === 0)
}
