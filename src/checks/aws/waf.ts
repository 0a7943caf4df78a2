import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { found } from './body.ts'
import { any, has, is, isNot, isSet, where } from './conditions.ts'
import { stopsKnownIn } from './known-attacks.ts'
import { rows } from './rows.ts'
import { unlogged, unwatched } from './topics.ts'

/** A block with nothing in it, as `rules {}`. */
function isEmptyBlock(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => isMap(each) && Object.keys(each).length === 0)
}

function isIdle(rule: unknown): boolean {
  if (!isMap(rule) || isUnknown(rule)) return false
  const isGroup = ['managed_rule_group_statement', 'rule_group_reference_statement'].some((name) =>
    [...found(rule, ['statement', name])].some(({ value }) => value !== undefined),
  )
  if (isGroup) return false
  const actions = [rule.action, rule.override_action].flat().filter((each) => each !== undefined)
  return actions.every((each) => isMap(each) && !isUnknown(each) && Object.keys(each).length === 0)
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
  log4shell: {
    title: 'Firewall does not know Log4Shell and its like',
    why: `The managed rule group of known bad inputs stops what scanners try all day, Log4Shell among it. It costs
      little and is kept up to date by AWS.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_192'],
    property: {
      aws_wafv2_web_acl: 'rule',
      'AWS::WAFv2::WebACL': 'Rules',
    },
    holds: stopsKnownIn,
    unless: has('rule_json'),
    says: 'does not use the managed rules for known bad inputs; add them in `{property}`',
    examples: [
      {
        bad: `
          resource "aws_wafv2_web_acl" "main" {
            name  = "web"
            scope = "REGIONAL"
            rule {
              name     = "known"
              priority = 1
              override_action {
                count {}
              }
              statement {
                managed_rule_group_statement {
                  name        = "AWSManagedRulesKnownBadInputsRuleSet"
                  vendor_name = "AWS"
                }
              }
            }
          }
        `,
        good: `
          resource "aws_wafv2_web_acl" "main" {
            name  = "web"
            scope = "REGIONAL"
            rule {
              name     = "known"
              priority = 1
              override_action {
                none {}
              }
              statement {
                managed_rule_group_statement {
                  name        = "AWSManagedRulesKnownBadInputsRuleSet"
                  vendor_name = "AWS"
                }
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
              Rules:
        -       - Name: rate
        +       - Name: known
                  Priority: 1
        +         OverrideAction:
        +           None: {}
                  Statement:
        -           RateBasedStatement:
        -             Limit: 1000
        -             AggregateKeyType: IP
        +           ManagedRuleGroupStatement:
        +             Name: AWSManagedRulesKnownBadInputsRuleSet
        +             VendorName: AWS
      `,
    ],
  },
  'rule-without-action': {
    title: 'Rule of the firewall does nothing',
    why: `A rule has to say whether it blocks, allows or counts what it finds.`,
    severity: 'medium',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_342'],
    property: {
      aws_waf_web_acl: 'rules?',
      aws_wafregional_web_acl: 'rule?',
      aws_wafregional_rule_group: 'activated_rule?',
      aws_waf_rule_group: 'activated_rule?',
      aws_wafv2_web_acl: 'rule?',
      aws_wafv2_rule_group: 'rule?',
    },
    holds: (value) => ![value].flat().some(isIdle),
    says: 'has a rule without an action; say what it does',
    examples: [
      {
        bad: `
          resource "aws_wafregional_web_acl" "main" {
            name        = "web"
            metric_name = "web"
            rule {
              priority = 1
              rule_id  = aws_wafregional_rule.web.id
            }
          }
        `,
        good: `
          resource "aws_wafregional_web_acl" "main" {
            name        = "web"
            metric_name = "web"
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
