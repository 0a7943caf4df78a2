import { block, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'
import { distribution, headers, routing } from './site-edge.ts'
import { siteLogs } from './site-logs.ts'

const ofDistribution = {
  test: 'StringEquals',
  variable: 'AWS:SourceArn',
  values: [ref('aws_cloudfront_distribution.this.arn')],
}

/** Files in a private bucket, served by CloudFront and nobody else. */
export function siteModule(): Module {
  return {
    main: [
      ...privateBucket('this', ref('var.bucket'), {
        versioned: true,
        allow: [
          {
            sid: 'ReadByDistribution',
            actions: ['s3:GetObject'],
            resources: [template`${ref('aws_s3_bucket.this.arn')}/*`],
            principals: [{ type: 'Service', identifiers: ['cloudfront.amazonaws.com'] }],
            conditions: [ofDistribution],
          },
          {
            // Without it a file that is not there is forbidden, and looks like a refusal of the firewall.
            sid: 'KnowWhatIsMissing',
            actions: ['s3:ListBucket'],
            resources: [ref('aws_s3_bucket.this.arn')],
            principals: [{ type: 'Service', identifiers: ['cloudfront.amazonaws.com'] }],
            conditions: [ofDistribution],
          },
        ],
      }),
      block('resource', ['aws_cloudfront_origin_access_control', 'this'], {
        name: ref('var.bucket'),
        origin_access_control_origin_type: 's3',
        signing_behavior: 'always',
        signing_protocol: 'sigv4',
      }),
      ...headers(),
      block('data', ['aws_cloudfront_cache_policy', 'optimized'], { name: 'Managed-CachingOptimized' }),
      routing(),
      distribution(),
      ...siteLogs(ref('var.bucket')),
      block(
        'resource',
        ['aws_route53_record', 'this'],
        {
          for_each: raw(
            '{ for pair in setproduct(local.hosts, ["A", "AAAA"]) : join("/", pair) => { host = pair[0], type = pair[1] } }',
          ),
          zone_id: ref('var.zone_id'),
          name: ref('each.value.host'),
          type: ref('each.value.type'),
        },
        [
          block('alias', [], {
            name: ref('aws_cloudfront_distribution.this.domain_name'),
            zone_id: ref('aws_cloudfront_distribution.this.hosted_zone_id'),
            evaluate_target_health: false,
          }),
        ],
      ),
    ],
    variables: [
      variable('name', 'string', 'Name of the site in its stage, such as crm-production-web'),
      variable('bucket', 'string', 'Bucket that holds the files'),
      variable('host', 'string', 'Where people find it'),
      variable('preview', 'bool', 'Whether every first label below the host is a folder of its own', {
        default: false,
      }),
      variable('certificate_arn', 'string', 'Certificate of the host, in us-east-1'),
      variable('zone_id', 'string', 'DNS zone of the host'),
      variable('web_acl_arn', 'string', 'Firewall in front of it'),
      variable('connects', 'list(string)', 'Origins that its pages may call'),
      variable('log_retention_days', 'number', 'Days that access logs are kept', { default: 90 }),
    ],
    outputs: [
      output('bucket_arn', 'aws_s3_bucket.this.arn', 'The bucket'),
      output('distribution_arn', 'aws_cloudfront_distribution.this.arn', 'The distribution'),
      output('distribution_id', 'aws_cloudfront_distribution.this.id', 'What is invalidated after a deployment'),
    ],
  }
}
