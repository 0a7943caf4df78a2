import { type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

/** CloudFront takes firewalls from this region only. */
const region = 'us-east-1'

/** Rules that AWS keeps, and a limit for each address. */
export function firewallModule(): Module {
  return {
    main: [
      block('resource', ['aws_wafv2_web_acl', 'this'], { region, name: ref('var.name'), scope: 'CLOUDFRONT' }, [
        block('default_action', [], {}, [block('allow')]),
        ...[
          'AWSManagedRulesAmazonIpReputationList',
          'AWSManagedRulesKnownBadInputsRuleSet',
          'AWSManagedRulesCommonRuleSet',
        ].map(managed),
        limit(),
        metrics(template`${ref('var.name')}`),
      ]),
      commented(
        'WAF writes only to groups whose name begins like this.',
        block('resource', ['aws_cloudwatch_log_group', 'this'], {
          region,
          name: template`aws-waf-logs-${ref('var.name')}`,
          retention_in_days: ref('var.log_retention_days'),
        }),
      ),
      block(
        'resource',
        ['aws_wafv2_web_acl_logging_configuration', 'this'],
        {
          region,
          resource_arn: ref('aws_wafv2_web_acl.this.arn'),
          log_destination_configs: [ref('aws_cloudwatch_log_group.this.arn')],
        },
        [
          ...['authorization', 'cookie'].map((name) =>
            block('redacted_fields', [], {}, [block('single_header', [], { name })]),
          ),
        ],
      ),
    ],
    variables: [
      variable('name', 'string', 'Name of the firewall'),
      variable('requests_per_address', 'number', 'Requests of one address in five minutes before it is blocked', {
        default: 2000,
      }),
      variable('log_retention_days', 'number', 'Days that its log is kept', { default: 30 }),
    ],
    outputs: [output('arn', 'aws_wafv2_web_acl.this.arn', 'The firewall')],
  }
}

function managed(name: string, priority: number): Block {
  return block('rule', [], { name, priority }, [
    block('override_action', [], {}, [block('none')]),
    block('statement', [], {}, [block('managed_rule_group_statement', [], { vendor_name: 'AWS', name })]),
    metrics(name),
  ])
}

function limit(): Block {
  return block('rule', [], { name: 'RequestsPerAddress', priority: 10 }, [
    block('action', [], {}, [block('block')]),
    block('statement', [], {}, [
      block('rate_based_statement', [], { limit: ref('var.requests_per_address'), aggregate_key_type: 'IP' }),
    ]),
    metrics('RequestsPerAddress'),
  ])
}

function metrics(name: string | ReturnType<typeof ref>): Block {
  return block('visibility_config', [], {
    metric_name: name,
    cloudwatch_metrics_enabled: true,
    sampled_requests_enabled: true,
  })
}
