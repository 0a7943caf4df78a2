import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { literalIn, local } from '../scope.ts'

const versions = { CronJob: 'batch/v1', Job: 'batch/v1', Deployment: 'apps/v1', StatefulSet: 'apps/v1' } as const

/** Patches of variables that have another value here than on the machine of who develops, which the base has. */
export function particulars(stage: Stage, plan: Plan): unknown[] {
  return plan.pods.flatMap((workload) => particular(workload, stage, plan))
}

function particular({ name, controller, migration, environment }: Workload, stage: Stage, plan: Plan): unknown[] {
  const env = environment.flatMap((variable) => {
    if (!('by' in variable)) return []
    const value = literalIn(variable, stage)
    return value === undefined || value === literalIn(variable, local(plan)) ? [] : [{ name: variable.name, value }]
  })
  if (env.length === 0) return []
  const template = { spec: { containers: [{ name, env }] } }
  const within = (kind: keyof typeof versions, called: string) => ({
    patch: printYaml([
      {
        apiVersion: versions[kind],
        kind,
        metadata: { name: called },
        spec: kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template },
      },
    ]),
  })
  return [within(controller, name), ...(migration ? [within('Job', migration.name)] : [])]
}
