import type { Store } from '../../../model/store.ts'
import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import {
  connectionSecret,
  password,
  passwordVariable,
  passwordVersion,
  secretOutput,
  secretVariables,
} from './secret.ts'

/** A warehouse on Redshift Serverless, paid while queries run. */
export function analyticsModule({ port, secret }: Store): Module {
  const setting = (key: string, value: string) =>
    block('config_parameter', [], { parameter_key: key, parameter_value: value })
  return {
    main: [
      ...closedGroup(port),
      block(
        'resource',
        ['aws_redshiftserverless_namespace', 'this'],
        {
          namespace_name: ref('var.identifier'),
          db_name: ref('var.database'),
          admin_username: ref('var.username'),
          admin_user_password_wo: password,
          admin_user_password_wo_version: ref('var.password_version'),
          kms_key_id: ref('var.kms_key_arn'),
          log_exports: ['userlog', 'connectionlog', 'useractivitylog'],
        },
        [block('lifecycle', [], { prevent_destroy: true })],
      ),
      block(
        'resource',
        ['aws_redshiftserverless_workgroup', 'this'],
        {
          workgroup_name: ref('var.identifier'),
          namespace_name: ref('aws_redshiftserverless_namespace.this.namespace_name'),
          base_capacity: ref('var.base_capacity'),
          max_capacity: ref('var.max_capacity'),
          port,
          subnet_ids: ref('var.subnet_ids'),
          security_group_ids: [ref('aws_security_group.this.id')],
          enhanced_vpc_routing: true,
          publicly_accessible: false,
        },
        [setting('require_ssl', 'true'), setting('enable_user_activity_logging', 'true')],
      ),
      block('resource', ['aws_redshiftserverless_usage_limit', 'this'], {
        resource_arn: ref('aws_redshiftserverless_workgroup.this.arn'),
        usage_type: 'serverless-compute',
        amount: ref('var.daily_rpu_hours'),
        period: 'daily',
        breach_action: 'deactivate',
      }),
      ...connectionSecret(
        secret.keys.map(({ key }) => key),
        {
          host: ref('aws_redshiftserverless_workgroup.this.endpoint[0].address'),
          port: ref('aws_redshiftserverless_workgroup.this.port'),
          database: ref('var.database'),
          username: ref('var.username'),
          password,
        },
      ),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('base_capacity', 'number', 'Processing units that a query starts with', { default: 8 }),
      variable('max_capacity', 'number', 'Processing units that it may grow to', { default: 32 }),
      variable('daily_rpu_hours', 'number', 'Unit hours a day after which queries are refused'),
      variable('database', 'string', 'Name of the database'),
      variable('username', 'string', 'User that workloads connect as', { default: 'app' }),
      passwordVersion,
      passwordVariable,
    ],
    outputs: [
      output('workgroup', 'aws_redshiftserverless_workgroup.this.workgroup_name', 'The workgroup'),
      groupOutput,
      secretOutput,
    ],
  }
}
