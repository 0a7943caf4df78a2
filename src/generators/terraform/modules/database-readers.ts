import { releases } from '../../../facts/versions.ts'
import { type Block, block, call, commented, conditional, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { audit } from './database-audit.ts'
import { logs } from './database-instance.ts'

/** Copies in the same region that answer reads, each with an address of its own. Where they stand, and their key, is that of the source. */
export function readers(port: number): Block[] {
  const name = template`${ref('var.identifier')}-reader-${operation(ref('count.index'), '+', 1)}`
  return [
    parameters(),
    block('resource', ['aws_cloudwatch_log_group', 'reader'], {
      for_each: call(
        'toset',
        ref(
          `[for pair in setproduct(range(var.readers), [${logs.map((log) => JSON.stringify(log)).join(', ')}]) : "\${pair[0] + 1}/\${pair[1]}"]`,
        ),
      ),
      name: template`/aws/rds/instance/${ref('var.identifier')}-reader-${ref('each.value')}`,
      retention_in_days: ref('var.log_retention_days'),
    }),
    block('resource', ['aws_db_instance', 'reader'], {
      count: ref('var.readers'),
      identifier: name,
      replicate_source_db: ref('aws_db_instance.this.identifier'),
      instance_class: call('coalesce', ref('var.reader_class'), ref('var.instance_class')),
      port,
      storage_type: 'gp3',
      storage_encrypted: true,
      max_allocated_storage: operation(ref('var.allocated_storage'), '*', 2),
      vpc_security_group_ids: [ref('aws_security_group.this.id')],
      publicly_accessible: false,
      parameter_group_name: ref('one(aws_db_parameter_group.readers[*].name)'),
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      iam_database_authentication_enabled: true,
      backup_retention_period: 0,
      maintenance_window: 'sun:05:30-sun:06:30',
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: true,
      deletion_protection: ref('var.protected'),
      skip_final_snapshot: commented('All that it has its source has too.', true),
      performance_insights_enabled: true,
      performance_insights_kms_key_id: ref('var.kms_key_arn'),
      monitoring_interval: 60,
      monitoring_role_arn: ref('aws_iam_role.monitoring.arn'),
      enabled_cloudwatch_logs_exports: logs,
      depends_on: [ref('aws_cloudwatch_log_group.reader')],
    }),
  ]
}

function parameters(): Block {
  const set = (name: string, value: string) => block('parameter', [], { name, value })
  return block(
    'resource',
    ['aws_db_parameter_group', 'readers'],
    {
      count: conditional(operation(ref('var.readers'), '>', 0), 1, 0),
      name_prefix: template`${ref('var.identifier')}-reader-`,
      family: `postgres${releases.postgresql.version}`,
      description: template`Parameters of the readers of ${ref('var.identifier')}`,
    },
    [
      audit(),
      set('rds.force_ssl', '1'),
      commented(
        'The writer keeps what a long question on a reader still looks at, instead of breaking it off.',
        set('hot_standby_feedback', '1'),
      ),
      set('log_min_duration_statement', '1000'),
      block('lifecycle', [], { create_before_destroy: true }),
    ],
  )
}
