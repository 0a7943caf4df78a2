import { type Block, block, call, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'

/** Where Karpenter hears that AWS takes a machine back, or mends one: it moves the pods before. */
export function interruptionsModule(): Module {
  return {
    main: [...queue(), ...events()],
    variables: [variable('name', 'string', 'Name of the queue')],
    outputs: [output('queue_arn', 'aws_sqs_queue.this.arn', 'The queue')],
  }
}

function queue(): Block[] {
  return [
    block('resource', ['aws_sqs_queue', 'this'], {
      name: ref('var.name'),
      message_retention_seconds: commented('What is older than five minutes has happened already.', 300),
      sqs_managed_sse_enabled: true,
    }),
    policyDocument('queue', [
      {
        sid: 'Events',
        actions: ['sqs:SendMessage'],
        resources: [ref('aws_sqs_queue.this.arn')],
        principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
        conditions: [
          {
            test: 'ArnEquals',
            variable: 'aws:SourceArn',
            values: raw('values(aws_cloudwatch_event_rule.this)[*].arn'),
          },
        ],
      },
      {
        sid: 'TlsOnly',
        effect: 'Deny',
        actions: ['sqs:*'],
        resources: [ref('aws_sqs_queue.this.arn')],
        principals: [{ type: '*', identifiers: ['*'] }],
        conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      },
    ]),
    block('resource', ['aws_sqs_queue_policy', 'this'], {
      queue_url: ref('aws_sqs_queue.this.url'),
      policy: ref('data.aws_iam_policy_document.queue.json'),
    }),
  ]
}

function events(): Block[] {
  return [
    block('resource', ['aws_cloudwatch_event_rule', 'this'], {
      for_each: {
        'spot-interruption': { source: 'aws.ec2', type: 'EC2 Spot Instance Interruption Warning' },
        rebalance: { source: 'aws.ec2', type: 'EC2 Instance Rebalance Recommendation' },
        'state-change': { source: 'aws.ec2', type: 'EC2 Instance State-change Notification' },
        health: { source: 'aws.health', type: 'AWS Health Event' },
      },
      name: template`${ref('var.name')}-${ref('each.key')}`,
      event_pattern: call('jsonencode', {
        source: [ref('each.value.source')],
        'detail-type': [ref('each.value.type')],
      }),
    }),
    block('resource', ['aws_cloudwatch_event_target', 'this'], {
      for_each: ref('aws_cloudwatch_event_rule.this'),
      rule: ref('each.value.name'),
      arn: ref('aws_sqs_queue.this.arn'),
    }),
  ]
}
