import type { Previews } from '../../../model/plan.ts'
import { type Attributes, ref, type Value } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from '../stack/context.ts'
import { keptAsAsked } from '../stack/retention.ts'

/** Short, unless a framework asks for more. */
export function logged(group: string, { spec }: StackContext): Attributes {
  return {
    log_group: group,
    logs_key_arn: ref('aws_kms_key.logs.arn'),
    log_retention_days: 7,
    ...keptAsAsked(spec.compliance),
  }
}

/** The key of the stage that previews stand upon. */
export function keyArn({ ground }: Previews): Value {
  return ref(`aws_kms_key.${label(ground.name)}.arn`)
}
