import { type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'

const region = ref('var.region')

const common = 'AWSManagedRulesCommonRuleSet'

/** Rules that AWS keeps, and a limit for each address. */
export function firewallModule(): Module {
  return {
    main: [
      block('resource', ['aws_wafv2_web_acl', 'this'], { region, name: ref('var.name'), scope: ref('var.scope') }, [
        block('default_action', [], {}, [block('allow')]),
        ...['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet', common].map(managed),
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
      variable('scope', 'string', 'What it stands before: CLOUDFRONT, or REGIONAL for load balancers', {
        valid: {
          condition: 'contains(["CLOUDFRONT", "REGIONAL"], var.scope)',
          message: 'The scope is CLOUDFRONT or REGIONAL.',
        },
      }),
      variable('region', 'string', 'Region of the load balancers; us-east-1 for CloudFront'),
      variable('requests_per_address', 'number', 'Requests of one address in five minutes before it is blocked', {
        default: 2000,
      }),
      variable('log_retention_days', 'number', 'Days that its log is kept', { default: 30 }),
    ],
    outputs: [output('arn', 'aws_wafv2_web_acl.this.arn', 'The firewall')],
  }
}

const largeBodies = commented(
  'It refuses bodies of more than 8 KB, which honest requests have.',
  block('rule_action_override', [], { name: 'SizeRestrictions_BODY' }, [
    block('action_to_use', [], {}, [block('count')]),
  ]),
)

function managed(name: string, priority: number): Block {
  return block('rule', [], { name, priority }, [
    block('override_action', [], {}, [block('none')]),
    block('statement', [], {}, [
      block('managed_rule_group_statement', [], { vendor_name: 'AWS', name }, name === common ? [largeBodies] : []),
    ]),
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
