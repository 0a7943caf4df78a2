import { releases } from '../../../facts/versions.ts'
import { type Block, block, commented, conditional, operation, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { trustDocument } from '../policy.ts'
import { audit } from './database-audit.ts'
import { password } from './secret.ts'

/** What it writes to CloudWatch. */
export const logs = ['postgresql', 'upgrade']

/** The instance, with settings that a replica takes from its source left out there. */
export function instance(port: number): Block {
  const unlessReplica = (value: Parameters<typeof conditional>[2]) => conditional(ref('local.replica'), null, value)
  return block(
    'resource',
    ['aws_db_instance', 'this'],
    {
      identifier: ref('var.identifier'),
      replicate_source_db: conditional(ref('local.replica'), raw('one(var.replica_of[*].arn)'), null),
      engine: unlessReplica('postgres'),
      engine_version: unlessReplica(releases.postgresql.version),
      instance_class: ref('var.instance_class'),
      db_name: unlessReplica(ref('var.database')),
      username: unlessReplica(ref('var.username')),
      password_wo: unlessReplica(password),
      password_wo_version: unlessReplica(ref('var.password_version')),
      port,
      storage_type: 'gp3',
      allocated_storage: unlessReplica(ref('var.allocated_storage')),
      max_allocated_storage: operation(ref('var.allocated_storage'), '*', 2),
      storage_encrypted: true,
      kms_key_id: ref('var.kms_key_arn'),
      multi_az: ref('var.multi_az'),
      db_subnet_group_name: ref('aws_db_subnet_group.this.name'),
      vpc_security_group_ids: [ref('aws_security_group.this.id')],
      publicly_accessible: false,
      parameter_group_name: ref('aws_db_parameter_group.this.name'),
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      iam_database_authentication_enabled: true,
      backup_retention_period: ref('var.backup_retention_days'),
      backup_window: '03:00-04:00',
      maintenance_window: 'sun:04:30-sun:05:30',
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: true,
      deletion_protection: ref('var.protected'),
      skip_final_snapshot: raw('!var.protected || local.replica'),
      final_snapshot_identifier: template`${ref('var.identifier')}-final`,
      performance_insights_enabled: true,
      performance_insights_kms_key_id: ref('var.kms_key_arn'),
      monitoring_interval: 60,
      monitoring_role_arn: ref('aws_iam_role.monitoring.arn'),
      enabled_cloudwatch_logs_exports: logs,
      depends_on: [ref('aws_cloudwatch_log_group.this')],
    },
    [
      commented(
        'Holds in every stage, because Terraform takes no variable here. Take the line away first to delete one on purpose.',
        block('lifecycle', [], { prevent_destroy: true }),
      ),
    ],
  )
}

export function parameters(): Block {
  const set = (name: string, value: string) => block('parameter', [], { name, value })
  return block(
    'resource',
    ['aws_db_parameter_group', 'this'],
    {
      name_prefix: template`${ref('var.identifier')}-`,
      family: `postgres${releases.postgresql.version}`,
      description: template`Parameters of ${ref('var.identifier')}`,
    },
    [
      audit(),
      set('rds.force_ssl', '1'),
      set('log_statement', 'ddl'),
      commented('Milliseconds: what is slower is written to the log.', set('log_min_duration_statement', '1000')),
      block('lifecycle', [], { create_before_destroy: true }),
    ],
  )
}

export function monitoring(): Block[] {
  return [
    trustDocument('monitoring_trust', { type: 'Service', identifiers: ['monitoring.rds.amazonaws.com'] }, [
      'sts:AssumeRole',
    ]),
    block('resource', ['aws_iam_role', 'monitoring'], {
      name: template`${ref('var.identifier')}-rds`,
      assume_role_policy: ref('data.aws_iam_policy_document.monitoring_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'monitoring'], {
      role: ref('aws_iam_role.monitoring.name'),
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole',
    }),
  ]
}
