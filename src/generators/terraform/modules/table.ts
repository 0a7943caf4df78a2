import type { Store } from '../../../model/store.ts'
import { type Block, block, call, commented, conditional, operation, raw, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'
import { tableScaling } from './table-scaling.ts'

/** A table on DynamoDB: one of its own, or the replica of one in another region. */
export function tableModule({ secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      block('locals', [], {
        replica: operation(ref('var.replica_of'), '!=', null),
        scaled: raw('!local.replica && var.capacity != null'),
        arn: call(
          'one',
          call('concat', raw('aws_dynamodb_table.this[*].arn'), raw('aws_dynamodb_table_replica.this[*].arn')),
        ),
      }),
      table(),
      replica(),
      ...tableScaling(),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        { name: ref('var.identifier'), region: ref('data.aws_region.current.region') },
      ),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the table, the same in all its regions'),
      ...secretVariables,
      variable('hash_key', 'string', 'Attribute that spreads items over partitions', { default: 'pk' }),
      variable('range_key', 'string', 'Attribute that orders the items of one partition', { default: 'sk' }),
      variable(
        'capacity',
        'object({ least = number, most = number })',
        'Reads and writes a second that autoscaling stays within; without it each request is paid',
        {
          default: null,
        },
      ),
      variable('replicated', 'bool', 'Whether a replica in another region follows it', { default: false }),
      variable('replica_of', 'object({ arn = string })', 'Table in another region that it follows', { default: null }),
      variable('protected', 'bool', 'Whether AWS refuses to delete it'),
      variable('recovery_days', 'number', 'Days that it can be restored to any second of; 0 keeps none', {
        valid: {
          condition: 'var.recovery_days >= 0 && var.recovery_days <= 35',
          message: 'DynamoDB restores within the last 35 days.',
        },
      }),
    ],
    outputs: [
      output('arn', 'local.arn', 'The table'),
      output('name', 'var.identifier', 'Name of the table, as metrics have it'),
      secretOutput,
    ],
  }
}

function table(): Block {
  return block(
    'resource',
    ['aws_dynamodb_table', 'this'],
    {
      count: conditional(ref('local.replica'), 0, 1),
      name: ref('var.identifier'),
      billing_mode: conditional(ref('local.scaled'), 'PROVISIONED', 'PAY_PER_REQUEST'),
      read_capacity: conditional(ref('local.scaled'), raw('var.capacity.least'), null),
      write_capacity: conditional(ref('local.scaled'), raw('var.capacity.least'), null),
      hash_key: ref('var.hash_key'),
      range_key: ref('var.range_key'),
      stream_enabled: ref('var.replicated'),
      stream_view_type: conditional(ref('var.replicated'), 'NEW_AND_OLD_IMAGES', null),
      deletion_protection_enabled: ref('var.protected'),
    },
    [
      block('attribute', [], { name: ref('var.hash_key'), type: 'S' }),
      block('attribute', [], { name: ref('var.range_key'), type: 'S' }),
      commented(
        'Items with this attribute are deleted at its time, in seconds since 1970.',
        block('ttl', [], { attribute_name: 'expires_at', enabled: true }),
      ),
      block('point_in_time_recovery', [], {
        enabled: operation(ref('var.recovery_days'), '>', 0),
        recovery_period_in_days: conditional(
          operation(ref('var.recovery_days'), '>', 0),
          ref('var.recovery_days'),
          null,
        ),
      }),
      block('server_side_encryption', [], { enabled: true, kms_key_arn: ref('var.kms_key_arn') }),
      commented(
        'Autoscaling sets the capacity, and the stack of the other region makes the replica.',
        block('lifecycle', [], {
          prevent_destroy: true,
          ignore_changes: [ref('read_capacity'), ref('write_capacity'), ref('replica')],
        }),
      ),
    ],
  )
}

function replica(): Block {
  return block(
    'resource',
    ['aws_dynamodb_table_replica', 'this'],
    {
      count: conditional(ref('local.replica'), 1, 0),
      global_table_arn: ref('var.replica_of.arn'),
      kms_key_arn: ref('var.kms_key_arn'),
      point_in_time_recovery: operation(ref('var.recovery_days'), '>', 0),
      deletion_protection_enabled: ref('var.protected'),
    },
    [block('lifecycle', [], { prevent_destroy: true })],
  )
}
