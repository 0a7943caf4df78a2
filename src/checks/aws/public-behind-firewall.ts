import { TerraformResource } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check, Scene } from '../check.ts'
import { addressesIn, ownCompanionsOf, withoutKey } from './companions.ts'
import { stopsKnownIn } from './known-attacks.ts'
import { pageOf } from './rows.ts'

const association = 'aws_wafv2_web_acl_association.resource_arn'
const byAddress = ({ name, scope }: Resource) => `${scope} ${withoutKey(name)}`

export const check: Check<TerraformResource> = {
  ...pageOf({
    title: 'What is public stands behind a firewall that known attacks pass',
    why: `A firewall is there, and its rules do not stop what scanners try all day, Log4Shell among it. Add the managed rule group of
      known bad inputs; it costs little and AWS keeps it up to date.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV2_AWS_47', 'CKV2_AWS_76', 'CKV2_AWS_77'],
    examples: [
      `
          resource "aws_lb" "web" {
            name = "web"
          }
          resource "aws_wafv2_web_acl_association" "web" {
            resource_arn = aws_lb.web.arn
            web_acl_arn  = aws_wafv2_web_acl.web.arn
          }
          resource "aws_wafv2_web_acl" "web" {
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
        -         name        = "AWSManagedRulesAnonymousIpList"
        +         name        = "AWSManagedRulesKnownBadInputsRuleSet"
                  vendor_name = "AWS"
                }
              }
            }
          }
      `,
    ],
  }),
  on: TerraformResource,
  types: {
    aws_lb: [],
    aws_alb: [],
    aws_api_gateway_stage: [],
    aws_appsync_graphql_api: [],
    aws_cloudfront_distribution: ['web_acl_id'],
  },
  *run({ body }, scene: Scene<TerraformResource>) {
    const { resource, estate } = scene
    if (body.count === 0) return
    const names = [
      body.web_acl_id,
      ...ownCompanionsOf(scene, association).map(({ data }) => 'body' in data && data.body.web_acl_arn),
    ]
    for (const name of names)
      for (const address of isUnknown(name) ? addressesIn(name.text) : []) {
        const [acl] = estate.by(TerraformResource, byAddress).get(`${resource.scope} ${withoutKey(address)}`) ?? []
        const { rule, rule_json: json } = acl?.data.body ?? {}
        if (acl?.data.type !== 'aws_wafv2_web_acl' || json !== undefined || isUnknown(rule) || stopsKnownIn(rule))
          continue
        yield {
          part: 'key',
          message: `\`${resource.name}\` is guarded by \`${acl.name}\`, which known attacks pass; add the managed rules for known bad inputs`,
          related: [{ resource: acl, at: ['rule'], message: 'its firewall' }],
        }
      }
  },
}
