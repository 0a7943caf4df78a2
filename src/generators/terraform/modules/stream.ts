import type { Store } from '../../../model/store.ts'
import { type Block, block, commented, conditional, operation, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** A stream on Kinesis, and the table in which its readers keep their places. */
export function streamModule({ secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      stream(),
      places(),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        {
          name: ref('aws_kinesis_stream.this.name'),
          region: ref('data.aws_region.current.region'),
          places: ref('aws_dynamodb_table.places.name'),
        },
      ),
    ],
    variables: [
      variable('identifier', 'string', 'Name of the stream'),
      ...secretVariables,
      variable('shards', 'number', 'Shards, each for 1,000 records a second; with none it adds them by itself', {
        default: null,
      }),
      variable('protected', 'bool', 'Whether AWS refuses to delete the places of the readers'),
      variable('retention_hours', 'number', 'Hours that a record can be read again', {
        default: 72,
        valid: {
          condition: 'var.retention_hours >= 24 && var.retention_hours <= 8760',
          message: 'Kinesis keeps records for a day at least and a year at most.',
        },
      }),
    ],
    outputs: [
      output('arn', 'aws_kinesis_stream.this.arn', 'The stream'),
      output('name', 'aws_kinesis_stream.this.name', 'Name of the stream, as metrics have it'),
      output('places_arn', 'aws_dynamodb_table.places.arn', 'Table in which readers keep their places'),
      secretOutput,
    ],
  }
}

function stream(): Block {
  return block(
    'resource',
    ['aws_kinesis_stream', 'this'],
    {
      name: ref('var.identifier'),
      shard_count: ref('var.shards'),
      retention_period: ref('var.retention_hours'),
      encryption_type: 'KMS',
      kms_key_id: ref('var.kms_key_arn'),
      enforce_consumer_deletion: true,
      shard_level_metrics: ['IteratorAgeMilliseconds', 'WriteProvisionedThroughputExceeded'],
    },
    [
      block('stream_mode_details', [], {
        stream_mode: conditional(operation(ref('var.shards'), '==', null), 'ON_DEMAND', 'PROVISIONED'),
      }),
    ],
  )
}

/** As the client library of Kinesis lays it out. */
function places(): Block {
  return commented(
    'Where each reader is in each shard.',
    block(
      'resource',
      ['aws_dynamodb_table', 'places'],
      {
        name: template`${ref('var.identifier')}-places`,
        billing_mode: 'PAY_PER_REQUEST',
        hash_key: 'leaseKey',
        deletion_protection_enabled: ref('var.protected'),
      },
      [
        block('attribute', [], { name: 'leaseKey', type: 'S' }),
        block('point_in_time_recovery', [], { enabled: true }),
        block('server_side_encryption', [], { enabled: true, kms_key_arn: ref('var.kms_key_arn') }),
      ],
    ),
  )
}
