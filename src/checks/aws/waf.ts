import { isMap } from '../../model/shape.ts'
import { any, has, is, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { unlogged, unwatched } from './topics.ts'

/** A block with nothing in it, as `rules {}`. */
function isEmptyBlock(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => isMap(each) && Object.keys(each).length === 0)
}

export const checks = rows({
  'no-rules': {
    title: 'Firewall lets everything through',
    why: `It has no rules, so it costs money and looks like protection. Begin with the managed rule groups of AWS.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_175'],
    property: {
      aws_waf_web_acl: 'rules',
      aws_wafregional_web_acl: 'rule',
      aws_wafv2_web_acl: 'rule',
      'AWS::WAFv2::WebACL': 'Rules',
      'AWS::WAF::WebACL': 'Rules',
      'AWS::WAFRegional::WebACL': 'Rules',
    },
    holds: (value) => isSet(value) && !isEmptyBlock(value),
    unless: any(
      where(['default_action.type', 'DefaultAction.Type'], is('BLOCK')),
      has('default_action.block', 'DefaultAction.Block', 'rule_json'),
    ),
    says: 'has no rules; add some in `{property}`',
    examples: [
      {
        bad: `
          resource "aws_wafregional_web_acl" "main" {
            name        = "web"
            metric_name = "web"
            default_action {
              type = "ALLOW"
            }
          }
        `,
        good: `
          resource "aws_wafregional_web_acl" "main" {
            name        = "web"
            metric_name = "web"
            default_action {
              type = "ALLOW"
            }
            rule {
              priority = 1
              rule_id  = aws_wafregional_rule.web.id
              action {
                type = "BLOCK"
              }
            }
          }
        `,
      },
      `
          Main:
            Type: AWS::WAFv2::WebACL
            Properties:
              Scope: REGIONAL
              DefaultAction:
                Allow: {}
        +     Rules:
        +       - Name: common
        +         Priority: 1
      `,
    ],
  },
  'lets-all-in': {
    title: 'Firewall allows what no rule names',
    why: `Where only known callers should come, the default has to be to block.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['F665'],
    property: {
      aws_waf_web_acl: 'default_action.type',
      aws_wafregional_web_acl: 'default_action.type',
      'AWS::WAF::WebACL': 'DefaultAction.Type',
      'AWS::WAFRegional::WebACL': 'DefaultAction.Type',
    },
    holds: isNot('ALLOW'),
    says: 'allows by default',
    examples: [
      `
          resource "aws_waf_web_acl" "main" {
            name        = "web"
            metric_name = "web"
            default_action {
        -     type = "ALLOW"
        +     type = "BLOCK"
            }
          }
      `,
      `
          Main:
            Type: AWS::WAF::WebACL
            Properties:
              Name: web
              MetricName: web
              DefaultAction:
        -       Type: ALLOW
        +       Type: BLOCK
      `,
    ],
  },
  unlogged: {
    title: 'Classic firewall writes no log',
    why: `Who was blocked, and by which rule, cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_176'],
    property: {
      aws_waf_web_acl: 'logging_configuration.log_destination',
      aws_wafregional_web_acl: 'logging_configuration.log_destination',
    },
    holds: isSet,
    says: 'writes no log; name a stream in `{property}`',
    examples: [
      `
          resource "aws_waf_web_acl" "main" {
            name        = "web"
            metric_name = "web"
        +   logging_configuration {
        +     log_destination = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/waf"
        +   }
          }
      `,
    ],
  },
  'metrics-off': {
    title: 'Firewall is not measured',
    why: `A rule that blocks nothing, or everybody, shows in its metrics alone.`,
    ...unwatched,
    property: {
      aws_wafv2_web_acl: 'visibility_config.cloudwatch_metrics_enabled',
      aws_wafv2_rule_group: 'visibility_config.cloudwatch_metrics_enabled',
      'AWS::WAFv2::WebACL': 'VisibilityConfig.CloudWatchMetricsEnabled',
      'AWS::WAFv2::RuleGroup': 'VisibilityConfig.CloudWatchMetricsEnabled',
    },
    holds: is(true),
    says: 'is not measured; set `{property}` to true',
    examples: [
      `
          resource "aws_wafv2_web_acl" "main" {
            name  = "web"
            scope = "REGIONAL"
            visibility_config {
        -     cloudwatch_metrics_enabled = false
        +     cloudwatch_metrics_enabled = true
            }
          }
      `,
      `
          Main:
            Type: AWS::WAFv2::WebACL
            Properties:
              Scope: REGIONAL
              VisibilityConfig:
        -       CloudWatchMetricsEnabled: false
        +       CloudWatchMetricsEnabled: true
      `,
    ],
  },
})
