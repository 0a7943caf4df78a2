import type { Store } from '../../../model/store.ts'
import {
  type Block,
  block,
  call,
  commented,
  conditional,
  operation,
  raw,
  ref,
  template,
} from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import { auditLocals, auditVariable } from './database-audit.ts'
import { instance, logs, monitoring, parameters } from './database-instance.ts'
import { readers } from './database-readers.ts'
import {
  connectionSecret,
  password,
  passwordVariable,
  passwordVersion,
  secretOutput,
  secretVariables,
} from './secret.ts'

/** PostgreSQL on RDS: an instance of its own, or a replica of one in another region. */
export function databaseModule({ port, secret }: Store): Module {
  const keys = secret.keys.map(({ key }) => key)
  return {
    main: [
      block('locals', [], { replica: operation(ref('var.replica_of'), '!=', null) }),
      auditLocals,
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
      ...readers(port),
      copiedBackups(),
      ...connectionSecret(keys, {
        host: ref('aws_db_instance.this.address'),
        readers: conditional(
          operation(ref('var.readers'), '>', 0),
          call('join', ',', ref('aws_db_instance.reader[*].address')),
          ref('aws_db_instance.this.address'),
        ),
        port: ref('aws_db_instance.this.port'),
        database: ref('var.database'),
        username: ref('var.username'),
        password,
      }),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('instance_class', 'string', 'Class such as db.r7g.large'),
      variable('allocated_storage', 'number', 'GiB at first; it grows by itself to twice as much'),
      variable('readers', 'number', 'Copies beside it that take reads off it', {
        default: 0,
        valid: { condition: 'var.readers >= 0 && var.readers <= 15', message: 'RDS makes up to 15 copies.' },
      }),
      variable('reader_class', 'string', 'Class of the readers; that of the instance unless said', { default: null }),
      variable('multi_az', 'bool', 'Whether a standby in another zone takes over'),
      variable('protected', 'bool', 'Whether AWS refuses to delete it, and keeps a last snapshot'),
      variable('backup_retention_days', 'number', 'Days that it can be restored to any second of'),
      variable('backup_copy', 'object({ region = string, kms_key_arn = string })', 'Where backups are copied to', {
        default: null,
      }),
      variable(
        'replica_of',
        'object({ arn = string })',
        'Instance in another region that it follows, with whose password it is called',
        { default: null },
      ),
      ...signingIn,
    ],
    outputs: [
      output('identifier', 'aws_db_instance.this.identifier', 'Name of the instance, as metrics have it'),
      output(
        'reader_identifiers',
        'aws_db_instance.reader[*].identifier',
        'Names of the readers, as metrics have them',
      ),
      output('arn', 'aws_db_instance.this.arn', 'The instance'),
      groupOutput,
      secretOutput,
    ],
  }
}

/** What is told to every database about who signs in, and how long that is on record. */
export const signingIn = [
  passwordVariable,
  variable('database', 'string', 'Name of the database'),
  variable('username', 'string', 'User that workloads connect as', { default: 'app' }),
  passwordVersion,
  auditVariable,
  variable('log_retention_days', 'number', 'Days that its logs are kept', { default: 90 }),
]

function copiedBackups(): Block {
  return block('resource', ['aws_db_instance_automated_backups_replication', 'copy'], {
    for_each: call('toset', raw('var.backup_copy[*].region')),
    region: ref('each.value'),
    source_db_instance_arn: ref('aws_db_instance.this.arn'),
    kms_key_id: ref('var.backup_copy.kms_key_arn'),
    retention_period: ref('var.backup_retention_days'),
  })
}
