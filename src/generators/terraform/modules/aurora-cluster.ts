import { releases } from '../../../facts/versions.ts'
import { type Block, block, commented, conditional, operation, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { audit } from './database-audit.ts'
import { password } from './secret.ts'

const engine = 'aurora-postgresql'
const engineVersion = releases.auroraPostgresql.version

/** Made where it is led from; the other region knows its name. */
export function globalCluster(): Block {
  return block(
    'resource',
    ['aws_rds_global_cluster', 'this'],
    {
      count: conditional(raw('var.global_cluster != null && !local.replica'), 1, 0),
      global_cluster_identifier: ref('var.global_cluster'),
      engine,
      engine_version: engineVersion,
      database_name: ref('var.database'),
      storage_encrypted: true,
      deletion_protection: ref('var.protected'),
    },
    [block('lifecycle', [], { prevent_destroy: true })],
  )
}

export function cluster(port: number): Block {
  const unlessReplica = (value: Parameters<typeof conditional>[2]) => conditional(ref('local.replica'), null, value)
  return block(
    'resource',
    ['aws_rds_cluster', 'this'],
    {
      cluster_identifier: ref('var.identifier'),
      engine,
      engine_version: engineVersion,
      global_cluster_identifier: conditional(
        ref('local.replica'),
        ref('var.global_cluster'),
        raw('one(aws_rds_global_cluster.this[*].id)'),
      ),
      enable_global_write_forwarding: ref('var.forward_writes'),
      database_name: unlessReplica(ref('var.database')),
      master_username: unlessReplica(ref('var.username')),
      master_password_wo: unlessReplica(password),
      master_password_wo_version: unlessReplica(ref('var.password_version')),
      port,
      storage_encrypted: true,
      kms_key_id: ref('var.kms_key_arn'),
      db_subnet_group_name: ref('aws_db_subnet_group.this.name'),
      vpc_security_group_ids: [ref('aws_security_group.this.id')],
      db_cluster_parameter_group_name: ref('aws_rds_cluster_parameter_group.this.name'),
      iam_database_authentication_enabled: true,
      backup_retention_period: ref('var.backup_retention_days'),
      preferred_backup_window: '03:00-04:00',
      preferred_maintenance_window: 'sun:04:30-sun:05:30',
      copy_tags_to_snapshot: true,
      deletion_protection: ref('var.protected'),
      skip_final_snapshot: raw('!var.protected || local.replica'),
      final_snapshot_identifier: template`${ref('var.identifier')}-final`,
      enabled_cloudwatch_logs_exports: ['postgresql'],
      depends_on: [ref('aws_cloudwatch_log_group.this')],
    },
    [
      block(
        'dynamic',
        ['serverlessv2_scaling_configuration'],
        {
          for_each: conditional(operation(ref('var.instance_class'), '==', 'db.serverless'), [ref('var.capacity')], []),
        },
        [
          block('content', [], {
            min_capacity: ref('serverlessv2_scaling_configuration.value.least'),
            max_capacity: ref('serverlessv2_scaling_configuration.value.most'),
          }),
        ],
      ),
      commented(
        'A failover to the other region changes who leads; the next plan must not undo it.',
        block('lifecycle', [], {
          prevent_destroy: true,
          ignore_changes: [ref('global_cluster_identifier'), ref('replication_source_identifier')],
        }),
      ),
    ],
  )
}

export function instances(): Block {
  return block('resource', ['aws_rds_cluster_instance', 'this'], {
    count: ref('var.instances'),
    identifier: template`${ref('var.identifier')}-${operation(ref('count.index'), '+', 1)}`,
    cluster_identifier: ref('aws_rds_cluster.this.id'),
    engine: ref('aws_rds_cluster.this.engine'),
    engine_version: ref('aws_rds_cluster.this.engine_version'),
    instance_class: ref('var.instance_class'),
    db_parameter_group_name: ref('aws_db_parameter_group.this.name'),
    db_subnet_group_name: ref('aws_db_subnet_group.this.name'),
    publicly_accessible: false,
    promotion_tier: conditional(operation(ref('count.index'), '<', 2), 0, 1),
    ca_cert_identifier: 'rds-ca-rsa2048-g1',
    auto_minor_version_upgrade: true,
    copy_tags_to_snapshot: true,
    performance_insights_enabled: true,
    performance_insights_kms_key_id: ref('var.kms_key_arn'),
    monitoring_interval: 60,
    monitoring_role_arn: ref('aws_iam_role.monitoring.arn'),
  })
}

export function parameters(): Block[] {
  const set = (name: string, value: string) => block('parameter', [], { name, value })
  const group = (type: string, blocks: readonly Block[]) =>
    block(
      'resource',
      [type, 'this'],
      {
        name_prefix: template`${ref('var.identifier')}-`,
        family: `${engine}${engineVersion}`,
        description: template`Parameters of ${ref('var.identifier')}`,
      },
      [...blocks, block('lifecycle', [], { create_before_destroy: true })],
    )
  return [
    group('aws_rds_cluster_parameter_group', [audit(), set('rds.force_ssl', '1'), set('log_statement', 'ddl')]),
    group('aws_db_parameter_group', [
      commented('Milliseconds: what is slower is written to the log.', set('log_min_duration_statement', '1000')),
    ]),
  ]
}
