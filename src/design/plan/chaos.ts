import type { Answers } from '../../model/blueprint.ts'
import type { Chaos, Stage } from '../../model/plan.ts'

/** Staging, where it is broken on purpose. */
export function chaosOf({ chaos }: Answers, stages: readonly Stage[]): Chaos | undefined {
  const stage = stages.find(({ environment, stack }) => environment.kind === 'staging' && stack === 'nonproduction')
  if (chaos?.answer !== 'chaos-mesh' || !stage) return undefined
  return { stage: stage.name, stack: stage.stack, namespace: 'chaos-mesh' }
}
