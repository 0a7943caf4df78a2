import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check, Scene } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { addressesIn, withoutKey } from './companions.ts'
import { pageOf } from './rows.ts'
import { hasSetting } from './settings.ts'
import { unlogged } from './topics.ts'

/** Where each type names its group of parameters, and of what type that is. */
const groups: Readonly<Record<string, readonly [string, string]>> = {
  aws_db_instance: ['parameter_group_name', 'aws_db_parameter_group'],
  aws_rds_cluster: ['db_cluster_parameter_group_name', 'aws_rds_cluster_parameter_group'],
  'AWS::RDS::DBInstance': ['DBParameterGroupName', 'AWS::RDS::DBParameterGroup'],
  'AWS::RDS::DBCluster': ['DBClusterParameterGroupName', 'AWS::RDS::DBClusterParameterGroup'],
}
const parameters = ['log_statement', 'log_min_duration_statement']
const byAddress = ({ name, scope }: Resource) => `${scope} ${withoutKey(name)}`

export const check: Check<AwsResource> = {
  ...pageOf({
    title: 'PostgreSQL does not log its statements',
    why: `Which statement changed the rows, and which one is slow, cannot be said afterwards. \`log_statement\` and
      \`log_min_duration_statement\` in the group of parameters log those that change something, and those that take long.`,
    ...unlogged,
    sources: ['CKV2_AWS_27', 'CKV2_AWS_30'],
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine               = "postgres"
            parameter_group_name = aws_db_parameter_group.orders.name
          }
          resource "aws_db_parameter_group" "orders" {
            family = "postgres17"
            parameter {
              name  = "log_statement"
              value = "ddl"
            }
        +   parameter {
        +     name  = "log_min_duration_statement"
        +     value = "1000"
        +   }
          }
      `,
    ],
  }),
  on: [TerraformResource, CloudFormationResource],
  types: Object.fromEntries(Object.entries(groups).map(([type, [property]]) => [type, [property]])),
  *run(subject, { resource, estate }: Scene<AwsResource>) {
    const { body, root } = bodyOf(subject)
    const [property, groupType] = groups[subject.type] ?? ['', '']
    const engine = body.engine ?? body.Engine
    if (typeof engine !== 'string' || !engine.includes('postgres') || body.count === 0) return
    const value = body[property]
    const group = isUnknown(value)
      ? addressesIn(value.text)
          .flatMap(
            (address) =>
              estate.by<AwsResource>(resource.kind as never, byAddress).get(`${resource.scope} ${address}`) ?? [],
          )
          .find(({ data }) => data.type === groupType)
      : undefined
    if (group ? logs(group.data) : value !== undefined && !/^default\./.test(String(value))) return
    yield {
      at: [...root, property],
      message: `\`${resource.name}\` does not log its statements; set \`${parameters.join('` and `')}\` in its group of parameters`,
      part: 'key',
      ...(group && { related: [{ resource: group, message: 'its group of parameters' }] }),
    }
  },
}

function logs(group: AwsResource): boolean {
  const { parameter, Parameters: map } = bodyOf(group).body
  if (isUnknown(parameter) || isUnknown(map)) return true
  return parameters.every((name) =>
    map === undefined ? hasSetting(name, (value) => value !== undefined)(parameter) : Object(map)[name] !== undefined,
  )
}
