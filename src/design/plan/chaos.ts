import type { Answers } from '../../model/blueprint.ts'
import type { Chaos, Stage } from '../../model/plan.ts'

/** Staging, where it is broken on purpose; what CloudWatch judges is production alone, and is broken when people say so. */
export function chaosOf({ chaos, isolation }: Answers, stages: readonly Stage[]): Chaos | undefined {
  const tool = tools.find((each) => each === chaos?.answer)
  const kind = tool === 'fis' ? 'production' : 'staging'
  const stage = stages.find(({ environment, standsInFor }) => environment.kind === kind && !standsInFor)
  const apart = isolation?.answer === 'cluster-per-class'
  if (!tool || !stage || ((tool === 'chaos-mesh' || tool === 'litmus') && stage.stack !== 'nonproduction'))
    return undefined
  return { tool, stage: stage.name, stack: stage.stack, apart, namespace: tool === 'litmus' ? 'litmus' : 'chaos-mesh' }
}

const tools = ['chaos-mesh', 'chaos-toolkit', 'litmus', 'fis'] as const
