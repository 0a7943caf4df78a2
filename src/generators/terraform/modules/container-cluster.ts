import { block, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** Where ECS starts tasks: nothing to patch and nothing to pay for by itself. */
export function containerClusterModule(): Module {
  return {
    main: [
      block('resource', ['aws_cloudwatch_log_group', 'commands'], {
        name: template`/aws/ecs/${ref('var.name')}/commands`,
        retention_in_days: ref('var.log_retention_days'),
        kms_key_id: ref('var.logs_key_arn'),
      }),
      block('resource', ['aws_ecs_cluster', 'this'], { name: ref('var.name') }, [
        block('setting', [], { name: 'containerInsights', value: 'enabled' }),
        block('configuration', [], {}, [
          block('execute_command_configuration', [], { kms_key_id: ref('var.logs_key_arn'), logging: 'OVERRIDE' }, [
            block('log_configuration', [], {
              cloud_watch_encryption_enabled: true,
              cloud_watch_log_group_name: ref('aws_cloudwatch_log_group.commands.name'),
            }),
          ]),
        ]),
      ]),
      block('resource', ['aws_ecs_cluster_capacity_providers', 'this'], {
        cluster_name: ref('aws_ecs_cluster.this.name'),
        capacity_providers: ['FARGATE', 'FARGATE_SPOT'],
      }),
    ],
    variables: [
      variable('name', 'string', 'Name of the cluster'),
      variable('logs_key_arn', 'string', 'Key that logs are encrypted with'),
      variable('log_retention_days', 'number', 'Days that commands in containers are kept on record', { default: 365 }),
    ],
    outputs: [
      output('arn', 'aws_ecs_cluster.this.arn', 'The cluster'),
      output('name', 'aws_ecs_cluster.this.name', 'The cluster, as metrics have it'),
    ],
  }
}
