import { releases } from '../../../facts/versions.ts'
import type { Store } from '../../../model/store.ts'
import { type Block, block, call, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'
import { openSecret, secretOutput, secretVariables } from './secret.ts'

/** Kafka on Express brokers, a topic, and one for messages that nobody could process. Who comes shows a role. */
export function kafkaModule({ port, secret }: Store): Module {
  return {
    main: [
      block('data', ['aws_region', 'current']),
      ...closedGroup(port),
      block('resource', ['aws_cloudwatch_log_group', 'this'], {
        name: template`/aws/msk/${ref('var.identifier')}`,
        retention_in_days: ref('var.log_retention_days'),
      }),
      cluster(),
      ...topics(),
      ...openSecret(
        secret.keys.map(({ key }) => key),
        {
          brokers: ref('aws_msk_cluster.this.bootstrap_brokers_sasl_iam'),
          topic: ref('aws_msk_topic.this.name'),
          dead_letters: ref('aws_msk_topic.dead_letters.name'),
          region: ref('data.aws_region.current.region'),
          sasl: 'AWS_MSK_IAM',
        },
      ),
    ],
    variables: [
      ...placeVariables,
      ...secretVariables,
      variable('topic', 'string', 'Name of the topic'),
      variable('instance_type', 'string', 'Type of the brokers, such as express.m7g.large', {
        valid: {
          condition: 'startswith(var.instance_type, "express.")',
          message: 'Give an Express broker: others have disks that somebody has to size.',
        },
      }),
      variable('brokers', 'number', 'Brokers, as many in each of three zones', {
        valid: { condition: 'var.brokers % 3 == 0', message: 'Give as many in each of three zones.' },
      }),
      variable('partitions', 'number', 'Partitions of the topic; each has one reader of a group at most'),
      variable('retention_hours', 'number', 'Hours that a message can be read again', { default: 72 }),
      variable('log_retention_days', 'number', 'Days that the logs of the brokers are kept', { default: 30 }),
    ],
    outputs: [
      output('arn', 'aws_msk_cluster.this.arn', 'The cluster'),
      output('name', 'aws_msk_cluster.this.cluster_name', 'Name of the cluster, as metrics have it'),
      output('topic', 'aws_msk_topic.this.name', 'Name of the topic, as metrics have it'),
      output('topic_arn', 'aws_msk_topic.this.arn', 'The topic, as rights have it'),
      output('dead_letters_arn', 'aws_msk_topic.dead_letters.arn', 'The topic of failed messages'),
      output(
        'group_arn_prefix',
        'replace(aws_msk_cluster.this.arn, ":cluster/", ":group/")',
        'What the groups of readers begin with, as rights have them',
      ),
      groupOutput,
      secretOutput,
    ],
  }
}

function cluster(): Block {
  return block(
    'resource',
    ['aws_msk_cluster', 'this'],
    {
      cluster_name: ref('var.identifier'),
      kafka_version: releases.msk.version,
      number_of_broker_nodes: ref('var.brokers'),
      enhanced_monitoring: 'DEFAULT',
    },
    [
      block('broker_node_group_info', [], {
        instance_type: ref('var.instance_type'),
        client_subnets: call('slice', ref('var.subnet_ids'), 0, 3),
        security_groups: [ref('aws_security_group.this.id')],
      }),
      block('client_authentication', [], { unauthenticated: false }, [block('sasl', [], { iam: true })]),
      block('encryption_info', [], { encryption_at_rest_kms_key_arn: ref('var.kms_key_arn') }, [
        block('encryption_in_transit', [], { client_broker: 'TLS', in_cluster: true }),
      ]),
      block('logging_info', [], {}, [
        block('broker_logs', [], {}, [
          block('cloudwatch_logs', [], { enabled: true, log_group: ref('aws_cloudwatch_log_group.this.name') }),
        ]),
      ]),
      block('lifecycle', [], { prevent_destroy: true }),
    ],
  )
}

function topics(): Block[] {
  const made = (
    name: string,
    called: ReturnType<typeof ref>,
    partitions: ReturnType<typeof ref> | number,
    hours: string,
  ) =>
    block(
      'resource',
      ['aws_msk_topic', name],
      {
        cluster_arn: ref('aws_msk_cluster.this.arn'),
        name: called,
        partition_count: partitions,
        replication_factor: 3,
        configs: call(
          'base64encode',
          call('jsonencode', { 'cleanup.policy': 'delete', 'retention.ms': raw(`tostring(${hours} * 3600000)`) }),
        ),
      },
      [block('lifecycle', [], { prevent_destroy: true })],
    )
  return [
    commented(
      'By the interface of AWS: nobody has to reach a broker for it.',
      made('this', ref('var.topic'), ref('var.partitions'), 'var.retention_hours'),
    ),
    commented(
      'Kafka puts nothing aside: a worker writes here what it cannot process. 14 days: time to look.',
      made('dead_letters', template`${ref('var.topic')}-dead-letters`, 3, '336'),
    ),
  ]
}
