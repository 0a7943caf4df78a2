import { secretsRead } from '../../../design/secrets-read.ts'
import type { Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import { homeOf, type StackContext } from './context.ts'

/** Where pods mount their secrets, each reads its own and nobody else's. */
export function mountStatements(workload: Workload, stage: Stage, context: StackContext): Statement[] {
  const { plan, stack } = context
  const read = plan.mounted ? secretsRead(workload, plan.stores) : []
  if (read.length === 0) return []
  const homes = read.flatMap(({ store }) => (store ? (homeOf(context, store, stage) ?? []) : []))
  const own = read.some(({ store }) => store === undefined)
  const keys = [...new Set(homes.map((home) => label(home.stage.name)))]
  return [
    {
      sid: 'ReadOwnSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: [
        ...homes.map(({ module }) => ref(`module.${module}.secret_arn`)),
        ...(own ? [ref(`aws_secretsmanager_secret.${label(stage.name, workload.name)}.arn`)] : []),
      ],
    },
    // Those of its own are encrypted by a key of AWS, which asks for no right.
    ...(keys.length > 0
      ? [
          {
            sid: 'DecryptOwnSecrets',
            actions: ['kms:Decrypt'],
            resources: keys.map((key) => ref(`aws_kms_key.${key}.arn`)),
            conditions: [
              {
                test: 'StringEquals',
                variable: 'kms:ViaService',
                values: [`secretsmanager.${stack.region}.amazonaws.com`],
              },
            ],
          },
        ]
      : []),
  ]
}
