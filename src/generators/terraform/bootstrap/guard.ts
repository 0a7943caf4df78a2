import { rulesOf } from '../../../design/evidence.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Framework } from '../../../model/spec.ts'
import { type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'

/** GuardDuty in every region where something of ours is; nothing where the trail alone was chosen. */
export function guards({ plan, spec, decided }: Blueprint): Block[] {
  if (!isGuarded(decided)) return []
  const regions = [...new Set(plan.stacks.map(({ region }) => region))]
  const held = spec.compliance.flatMap((each) => standards[each] ?? [])
  const rules = rulesOf(decided, plan)
  const [home] = regions
  return regions.map((region) =>
    block('module', [`guard_${label(region)}`], {
      source: '../../modules/guard',
      name: plan.system,
      region,
      email: ref('var.alert_email'),
      ...((held.length > 0 || rules.length > 0) && {
        standards: ['aws-foundational-security-best-practices/v/1.0.0', ...held],
      }),
      ...(rules.length > 0 && {
        rules: Object.fromEntries(
          rules
            .filter((rule) => region === home || !rule.global)
            .map(({ name, identifier, parameters }) => [name, { identifier, ...(parameters && { parameters }) }]),
        ),
        recorder_role_arn: ref('aws_iam_service_linked_role.config.arn'),
        // Its policy, too, is there before AWS tries to write.
        record_bucket: ref('aws_s3_bucket_policy.record.bucket'),
        global: region === home,
      }),
    }),
  )
}

export function isGuarded({ detection }: Blueprint['decided']): boolean {
  return detection !== undefined && detection.answer !== 'trail'
}

/** Standards of Security Hub: docs.aws.amazon.com, Security Hub user guide, standards reference, as known in 2026. */
const standards: Readonly<Partial<Record<Framework, string>>> = {
  cis: 'cis-aws-foundations-benchmark/v/3.0.0',
  pci: 'pci-dss/v/4.0.1',
}
