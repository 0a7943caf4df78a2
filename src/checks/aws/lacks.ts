import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check, Report, Scene } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { hasCompanion } from './companions.ts'
import type { Condition } from './conditions.ts'
import { pageOf, type Row } from './rows.ts'

/** What has to stand beside a resource, as one of its own. */
export interface Lack extends Pick<Row, 'title' | 'why' | 'severity' | 'level' | 'controls' | 'sources' | 'examples'> {
  /** For each type, those of which one is enough, and what of them names the resource: `aws_flow_log.vpc_id`. */
  readonly beside: Readonly<Record<string, readonly string[]>>
  /** Where nothing has to: something in the body decides, or may. */
  readonly unless?: Condition
  /** What is wrong, behind the name of the resource; what to do follows the semicolon. */
  readonly says: string
}

export function lacks(table: Readonly<Record<string, Lack>>): Readonly<Record<string, Check>> {
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, checkOf(row) as Check]))
}

function checkOf({ beside, unless, says, ...page }: Lack): Check<AwsResource> {
  return {
    ...pageOf(page),
    on: [TerraformResource, CloudFormationResource],
    types: Object.fromEntries(Object.keys(beside).map((type) => [type, []])),
    *run(subject, scene: Scene<AwsResource>) {
      const { body } = bodyOf(subject)
      if (body.count === 0 || (unless && unless(body, subject.type) !== false)) return
      if (beside[subject.type]?.some((companion) => hasCompanion(scene, companion))) return
      yield { message: `\`${scene.resource.name}\` ${says}`, part: 'key' } satisfies Report
    },
  }
}
