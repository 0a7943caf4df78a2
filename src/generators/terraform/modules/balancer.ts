import { type Block, block, conditional, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { privateBucket } from './private-bucket.ts'

/** What users reach: one load balancer for a stage, with HTTPS, a firewall before it and a log of every request. */
export function balancerModule(): Module {
  return {
    main: [
      ...logs(),
      balancer(),
      block('resource', ['aws_wafv2_web_acl_association', 'this'], {
        count: conditional(ref('var.internal'), 0, 1),
        resource_arn: ref('aws_lb.this.arn'),
        web_acl_arn: ref('var.web_acl_arn'),
      }),
      toHttps(),
      block(
        'resource',
        ['aws_lb_listener', 'https'],
        {
          load_balancer_arn: ref('aws_lb.this.arn'),
          port: 443,
          protocol: 'HTTPS',
          ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
          certificate_arn: ref('var.certificate_arn'),
        },
        [
          block('default_action', [], { type: 'fixed-response' }, [
            block('fixed_response', [], {
              content_type: 'text/plain',
              message_body: 'Nothing has this name.',
              status_code: '404',
            }),
          ]),
        ],
      ),
    ],
    variables: [
      variable('name', 'string', 'Name of the load balancer', {
        valid: {
          condition: 'length(var.name) <= 32',
          message: 'AWS takes no name of a load balancer of more than 32 characters.',
        },
      }),
      variable(
        'internal',
        'bool',
        'Whether it has no address on the internet: CloudFront stands before it, and the firewall there',
        { default: false },
      ),
      variable('subnet_ids', 'list(string)', 'Public subnets; private ones if it is internal'),
      variable('security_group_id', 'string', 'Who reaches it, and whom it reaches'),
      variable('certificate_arn', 'string', 'Certificate for every host that it answers for'),
      variable('web_acl_arn', 'string', 'Firewall before it; none if it is internal', { default: null }),
      variable('logs_bucket', 'string', 'Bucket of its access logs, unique in the world'),
      variable('protected', 'bool', 'Whether AWS refuses to delete it'),
      variable('log_retention_days', 'number', 'Days that its access logs are kept', { default: 90 }),
    ],
    outputs: [
      output('arn', 'aws_lb.this.arn', 'The load balancer'),
      output('listener_arn', 'aws_lb_listener.https.arn', 'Where the services of the stage are hung up'),
      output('dns_name', 'aws_lb.this.dns_name', 'Address that records of hosts lead to'),
      output('zone_id', 'aws_lb.this.zone_id', 'Zone of that address'),
      output('arn_suffix', 'aws_lb.this.arn_suffix', 'The load balancer, as metrics have it'),
    ],
  }
}

function balancer(): Block {
  return block(
    'resource',
    ['aws_lb', 'this'],
    {
      name: ref('var.name'),
      internal: ref('var.internal'),
      load_balancer_type: 'application',
      subnets: ref('var.subnet_ids'),
      security_groups: [ref('var.security_group_id')],
      drop_invalid_header_fields: true,
      desync_mitigation_mode: 'defensive',
      enable_deletion_protection: ref('var.protected'),
      depends_on: [ref('aws_s3_bucket_policy.logs')],
    },
    [block('access_logs', [], { bucket: ref('aws_s3_bucket.logs.bucket'), enabled: true })],
  )
}

function toHttps(): Block {
  return block(
    'resource',
    ['aws_lb_listener', 'http'],
    {
      // CloudFront comes by HTTPS alone.
      count: conditional(ref('var.internal'), 0, 1),
      load_balancer_arn: ref('aws_lb.this.arn'),
      port: 80,
      protocol: 'HTTP',
    },
    [
      block('default_action', [], { type: 'redirect' }, [
        block('redirect', [], { port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' }),
      ]),
    ],
  )
}

/** Load balancers write to buckets with S3's own encryption only. */
function logs(): Block[] {
  return [
    block('data', ['aws_caller_identity', 'current']),
    ...privateBucket('logs', ref('var.logs_bucket'), {
      expires: ref('var.log_retention_days'),
      allow: [
        {
          sid: 'WriteAccessLogs',
          actions: ['s3:PutObject'],
          resources: [
            template`${ref('aws_s3_bucket.logs.arn')}/AWSLogs/${ref('data.aws_caller_identity.current.account_id')}/*`,
          ],
          principals: [{ type: 'Service', identifiers: ['logdelivery.elasticloadbalancing.amazonaws.com'] }],
        },
      ],
    }),
  ]
}
