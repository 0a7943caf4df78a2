import type { Previews, Release, Stage } from '../../../model/plan.ts'
import type { StackContext } from '../stack/context.ts'
import { openly } from '../stack/releases.ts'

/** The previews whose ground is in a stack. */
export function previewsIn({ plan, stack }: Pick<StackContext, 'plan' | 'stack'>): Previews | undefined {
  return plan.previews?.stage.stack === stack.name ? plan.previews : undefined
}

/** Those of them that a load balancer sends requests to. */
export function atDoor(context: StackContext): readonly Release[] {
  return context.previews.filter(
    ({ workload, stage }) => workload.platform === 'containers' && workload.hosts[stage.name] !== undefined,
  )
}

/** Stage whose load balancer that is: the one that they stand upon, where users reach it by one, or a load balancer of their own. */
export function doorStage(context: StackContext): Stage | undefined {
  const previews = previewsIn(context)
  if (!previews) return undefined
  return openly(context, previews.ground).length > 0 ? previews.ground : previews.stage
}

/** Whether previews need a cluster of ECS that nothing else makes: for themselves, or for the task that makes their databases. */
export function needsCluster(context: StackContext): boolean {
  const previews = previewsIn(context)
  if (!previews || context.releases.some(isContainer)) return false
  return previews.databases.length > 0 || previews.releases.some(isContainer)
}

function isContainer({ workload }: Release): boolean {
  return workload.platform === 'containers'
}
