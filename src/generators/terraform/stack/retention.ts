import { logRetention } from '../../../facts/periods.ts'
import type { Framework } from '../../../model/spec.ts'
import { type Attributes, ref } from '../../../syntax/hcl/build.ts'
import type { StackContext } from './context.ts'

/** What is passed to a module that keeps logs; nothing where its own default will do. */
export function keptAsAsked(compliance: readonly Framework[]): { readonly log_retention_days?: number } {
  const days = compliance.flatMap((framework) => logRetention(framework)?.days ?? [])
  return days.length > 0 ? { log_retention_days: offered(Math.max(...days)) } : {}
}

/** Where a process writes what it has to say, and how long that is kept. */
export function loggedTo(group: string, { spec }: StackContext): Attributes {
  return { log_group: group, logs_key_arn: ref('aws_kms_key.logs.arn'), ...keptAsAsked(spec.compliance) }
}

/** CloudWatch knows these numbers of days and no others. */
export function offered(days: number): number {
  return periods.find((each) => each >= days) ?? 3653
}

const periods = [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288]
