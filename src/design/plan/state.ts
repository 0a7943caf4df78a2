import type { Answers } from '../../model/blueprint.ts'
import type { Stack, Stage, StateBackup } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'

/** What copies the objects and disks of clusters where users are, and tries to bring them back. */
export function stateOf(
  { name, cloud, objectives }: Spec,
  { state }: Answers,
  stacks: readonly Stack[],
  stages: readonly Stage[],
  pods: readonly Workload[],
): StateBackup | undefined {
  const stage = stages.find(({ environment, standsInFor }) => environment.kind === 'production' && !standsInFor)
  if (state?.answer !== 'velero' || !stage) return undefined
  const suffix = cloud.account ? `-${cloud.account}` : ''
  const minutes = steps.findLast((each) => each * 60_000 <= objectives.rpo) ?? 15
  return {
    namespace: 'velero',
    buckets: Object.fromEntries(
      stacks
        .filter(({ purpose }) => purpose !== 'nonproduction')
        .map((stack) => [stack.name, `${name}-${stack.name}-state${suffix}`]),
    ),
    minutes,
    schedule: minutes < 60 ? `*/${minutes} * * * *` : `7 ${minutes === 1440 ? '1' : `*/${minutes / 60}`} * * *`,
    days: 30,
    disks: pods.filter(({ service }) => service.disk !== undefined).map(({ name }) => name),
    trial: {
      stack: stage.stack,
      from: stage.namespace,
      to: 'restore-trial',
      cronJob: 'restore-state',
      schedule: '45 9 * * 3',
    },
  }
}

/** Minutes between two copies, of which some number fills an hour or a day. */
const steps = [15, 30, 60, 120, 180, 240, 360, 720, 1440]
