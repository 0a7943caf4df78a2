import { releases } from '../../../facts/versions.ts'
import type { Store } from '../../../model/blueprint.ts'
import {
  type Block,
  block,
  call,
  commented,
  conditional,
  listFor,
  operation,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'
import { closedGroup, placeVariables } from './access.ts'
import { connectionSecret, password, passwordVersion, secretOutput, secretVariables } from './secret.ts'

const logs = ['postgresql', 'upgrade']

/** PostgreSQL on RDS: an instance of its own, or a replica of one in another region. */
export function databaseModule({ port, secret }: Store): Module {
  const keys = secret.keys.map(({ key }) => key)
  return {
    main: [
      block('locals', [], { replica: operation(ref('var.replica_of'), '!=', null) }),
      ...credentials(),
      block('resource', ['aws_db_subnet_group', 'this'], {
        name: ref('var.identifier'),
        subnet_ids: ref('var.subnet_ids'),
      }),
      ...closedGroup(port),
      parameters(),
      ...monitoring(),
      commented(
        'Made here, so that RDS does not make them without an end.',
        block('resource', ['aws_cloudwatch_log_group', 'this'], {
          for_each: call('toset', logs),
          name: template`/aws/rds/instance/${ref('var.identifier')}/${ref('each.value')}`,
          retention_in_days: ref('var.log_retention_days'),
        }),
      ),
      instance(port),
      copiedBackups(),
      ...connectionSecret(keys, {
        host: ref('aws_db_instance.this.address'),
        port: ref('aws_db_instance.this.port'),
        database: ref('var.database'),
        username: ref('var.username'),
        password: ref('local.password'),
      }),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('instance_class', 'string', 'Class such as db.r7g.large'),
      variable('allocated_storage', 'number', 'GiB at first; it grows by itself to twice as much'),
      variable('multi_az', 'bool', 'Whether a standby in another zone takes over'),
      variable('protected', 'bool', 'Whether AWS refuses to delete it, and keeps a last snapshot'),
      variable('backup_retention_days', 'number', 'Days that it can be restored to any second of'),
      variable('backup_copy', 'object({ region = string, kms_key_arn = string })', 'Where backups are copied to', {
        default: null,
      }),
      variable(
        'replica_of',
        'object({ arn = string, secret_name = string, region = string })',
        'Instance in another region that it follows, and the secret with its password',
        { default: null },
      ),
      variable(
        'read_source_password',
        'bool',
        'Whether a replica may look its password up. A plan that nobody applies need not',
        { default: true },
      ),
      variable('database', 'string', 'Name of the database'),
      variable('username', 'string', 'User that workloads connect as', { default: 'app' }),
      passwordVersion,
      variable('log_retention_days', 'number', 'Days that its logs are kept', { default: 90 }),
    ],
    outputs: [
      output('identifier', 'aws_db_instance.this.identifier', 'Name of the instance, as metrics have it'),
      output('arn', 'aws_db_instance.this.arn', 'The instance'),
      secretOutput,
    ],
  }
}

function credentials(): Block[] {
  return [
    password({ count: conditional(ref('local.replica'), 0, 1) }),
    commented(
      'A replica has the users of its source.',
      block('ephemeral', ['aws_secretsmanager_secret_version', 'source'], {
        count: conditional(raw('local.replica && var.read_source_password'), 1, 0),
        secret_id: ref('var.replica_of.secret_name'),
        region: ref('var.replica_of.region'),
      }),
    ),
    block('locals', [], {
      password: call(
        'one',
        call(
          'concat',
          ref('ephemeral.aws_secretsmanager_random_password.this[*].random_password'),
          listFor(
            { names: ['source'], of: ref('ephemeral.aws_secretsmanager_secret_version.source') },
            raw('jsondecode(source.secret_string).password'),
          ),
        ),
      ),
    }),
  ]
}

function parameters(): Block {
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
      set('rds.force_ssl', '1'),
      set('log_statement', 'ddl'),
      commented('Milliseconds: what is slower is written to the log.', set('log_min_duration_statement', '1000')),
      block('lifecycle', [], { create_before_destroy: true }),
    ],
  )
}

function monitoring(): Block[] {
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

function instance(port: number): Block {
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
      password_wo: unlessReplica(ref('local.password')),
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

function copiedBackups(): Block {
  return block('resource', ['aws_db_instance_automated_backups_replication', 'copy'], {
    for_each: call('toset', raw('var.backup_copy[*].region')),
    region: ref('each.value'),
    source_db_instance_arn: ref('aws_db_instance.this.arn'),
    kms_key_id: ref('var.backup_copy.kms_key_arn'),
    retention_period: ref('var.backup_retention_days'),
  })
}
