import { type Block, block, ref, template, type Value } from '../../../syntax/hcl/build.ts'
import { privateBucket } from './private-bucket.ts'

/** CloudFront is steered from us-east-1, and so are its logs; the bucket may stand elsewhere. */
export function siteLogs(bucket: Value): Block[] {
  const region = 'us-east-1'
  return [
    block('data', ['aws_caller_identity', 'current']),
    ...privateBucket('logs', template`${bucket}-logs`, {
      expires: ref('var.log_retention_days'),
      allow: [
        {
          sid: 'WriteAccessLogs',
          actions: ['s3:PutObject'],
          resources: [template`${ref('aws_s3_bucket.logs.arn')}/*`],
          principals: [{ type: 'Service', identifiers: ['delivery.logs.amazonaws.com'] }],
          conditions: [
            {
              test: 'StringEquals',
              variable: 'aws:SourceAccount',
              values: [ref('data.aws_caller_identity.current.account_id')],
            },
          ],
        },
      ],
    }),
    block('resource', ['aws_cloudwatch_log_delivery_source', 'this'], {
      region,
      name: ref('var.name'),
      log_type: 'ACCESS_LOGS',
      resource_arn: ref('aws_cloudfront_distribution.this.arn'),
    }),
    block(
      'resource',
      ['aws_cloudwatch_log_delivery_destination', 'this'],
      { region, name: ref('var.name'), output_format: 'json' },
      [
        block('delivery_destination_configuration', [], {
          destination_resource_arn: ref('aws_s3_bucket.logs.arn'),
        }),
      ],
    ),
    block('resource', ['aws_cloudwatch_log_delivery', 'this'], {
      region,
      delivery_source_name: ref('aws_cloudwatch_log_delivery_source.this.name'),
      delivery_destination_arn: ref('aws_cloudwatch_log_delivery_destination.this.arn'),
      depends_on: [ref('aws_s3_bucket_policy.logs')],
    }),
  ]
}
