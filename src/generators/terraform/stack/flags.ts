import { answers } from '../../../design/flags.ts'
import type { Release, Stage } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { isProduction, type StackContext } from './context.ts'
import { objectiveCall, watchesOf } from './objectives.ts'

/** Switches of every stage whose tasks ask for some, where AppConfig keeps them. */
export function flagBlocks(context: StackContext): Block[] {
  const { plan, releases, stages } = context
  return stages
    .filter((stage) => releases.some((release) => release.stage === stage && switched(release, context)))
    .map((stage) => {
      // AppConfig watches five alarms at most: those of what users wait for come first.
      const judges = watchesOf(context)
        .filter((watch) => watch.stage === stage && !watch.edge && watch.slo.kind !== 'freshness')
        .slice(0, 5)
      return block('module', [flagsCall(stage)], {
        source: '../../modules/flags',
        name: `${plan.system}-${stage.name}`,
        environment: stage.name,
        minutes: isProduction(stage) ? 10 : 0,
        ...(judges.length > 0 && {
          alarm_arns: judges.map(({ slo }) => ref(`module.${objectiveCall(slo, stage)}.quick_alarm_arn`)),
        }),
        release_role: plan.delivery.releaseRoles[stage.name],
      })
    })
}

/** What a task needs to be answered beside it. */
export function flagAttributes(release: Release, context: StackContext): Attributes {
  const call = flagsCall(release.stage)
  return switched(release, context)
    ? { flags: { application: ref(`module.${call}.application`), environment: ref(`module.${call}.environment`) } }
    : {}
}

export function flagStatements(release: Release, context: StackContext): Statement[] {
  return switched(release, context)
    ? [
        {
          sid: 'ReadFlags',
          actions: ['appconfig:StartConfigurationSession', 'appconfig:GetLatestConfiguration'],
          resources: [ref(`module.${flagsCall(release.stage)}.configuration_arn`)],
        },
      ]
    : []
}

export function switched({ workload }: Release, { plan }: Pick<StackContext, 'plan'>): boolean {
  return plan.flags?.tool === 'appconfig' && answers(plan.flags, workload.platform) && workload.service.type !== 'job'
}

function flagsCall({ name }: Stage): string {
  return `${label(name)}_flags`
}
