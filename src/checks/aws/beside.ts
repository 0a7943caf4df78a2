import { isMap } from '../../model/shape.ts'
import { any, has, is, where } from './conditions.ts'
import { lacks } from './lacks.ts'
import { fragile, tooWide, unlogged, unwatched } from './topics.ts'

const firewalls = ['aws_wafv2_web_acl_association.resource_arn', 'aws_wafregional_web_acl_association.resource_arn']

export const checks = lacks({
  'network-flow-log': {
    title: 'Network keeps no flow log',
    why: `Who spoke with whom, and who was refused, cannot be had afterwards.`,
    ...unlogged,
    controls: [...unlogged.controls, 'cis-aws/3.7'],
    sources: ['CKV2_AWS_11', 'AWS-0178', 'W60'],
    beside: { aws_vpc: ['aws_flow_log.vpc_id'], 'AWS::EC2::VPC': ['AWS::EC2::FlowLog.ResourceId'] },
    says: 'keeps no flow log; add one',
    examples: [
      `
          resource "aws_vpc" "main" {
            cidr_block = "10.0.0.0/16"
          }
        + resource "aws_flow_log" "main" {
        +   vpc_id       = aws_vpc.main.id
        +   traffic_type = "ALL"
        + }
      `,
    ],
  },
  'network-acl-subnet': {
    title: 'Network list stands before no subnet',
    why: `It guards nothing, and looks as if it did. Subnets that name none have the default list.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_1'],
    beside: {
      aws_network_acl: ['aws_network_acl_association.network_acl_id'],
      'AWS::EC2::NetworkAcl': ['AWS::EC2::SubnetNetworkAclAssociation.NetworkAclId'],
    },
    unless: has('subnet_ids'),
    says: 'stands before no subnet; name some in `subnet_ids`',
    examples: [
      `
          resource "aws_network_acl" "main" {
            vpc_id     = aws_vpc.main.id
        +   subnet_ids = [aws_subnet.main.id]
          }
      `,
    ],
  },
  'address-unused': {
    title: 'Address is paid for and used by nothing',
    why: `Every public address costs by the hour, used or not, and one that nobody uses is easily given away.`,
    ...unwatched,
    sources: ['CKV2_AWS_19'],
    beside: {
      aws_eip: [
        'aws_eip_association.allocation_id',
        'aws_nat_gateway.allocation_id',
        'aws_lb.subnet_mapping',
        'aws_transfer_server.endpoint_details',
        'aws_networkmanager_device.location',
      ],
    },
    unless: has('instance', 'network_interface', 'associate_with_private_ip'),
    says: 'is used by nothing; attach it or drop it',
    examples: [
      `
          resource "aws_eip" "out" {
            domain   = "vpc"
        +   instance = aws_instance.web.id
          }
      `,
    ],
  },
  'balancer-firewall': {
    title: 'Public load balancer has no web application firewall',
    why: `Known attacks reach what is behind, and a flood of one address cannot be stopped.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_28'],
    beside: {
      aws_lb: firewalls,
      aws_alb: firewalls,
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ['AWS::WAFv2::WebACLAssociation.ResourceArn'],
    },
    unless: any(
      where(['internal', 'Scheme'], is(true, 'internal')),
      where(['load_balancer_type', 'Type'], is('network', 'gateway')),
    ),
    says: 'has no web application firewall; associate one',
    examples: [
      `
          resource "aws_lb" "web" {
            name = "web"
          }
        + resource "aws_wafv2_web_acl_association" "web" {
        +   resource_arn = aws_lb.web.arn
        +   web_acl_arn  = aws_wafv2_web_acl.web.arn
        + }
      `,
    ],
  },
  'api-firewall': {
    title: 'API has no web application firewall',
    why: `Known attacks reach what is behind, and a flood of one address cannot be stopped.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_29', 'CKV2_AWS_33'],
    beside: {
      aws_api_gateway_stage: firewalls,
      aws_appsync_graphql_api: firewalls,
      'AWS::ApiGateway::Stage': ['AWS::WAFv2::WebACLAssociation.ResourceArn'],
      'AWS::AppSync::GraphQLApi': ['AWS::WAFv2::WebACLAssociation.ResourceArn'],
    },
    says: 'has no web application firewall; associate one',
    examples: [
      `
          resource "aws_api_gateway_stage" "live" {
            stage_name = "live"
          }
        + resource "aws_wafv2_web_acl_association" "live" {
        +   resource_arn = aws_api_gateway_stage.live.arn
        +   web_acl_arn  = aws_wafv2_web_acl.web.arn
        + }
      `,
    ],
  },
  'firewall-log': {
    title: 'Firewall writes no log',
    why: `Who was blocked, and by which rule, cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV2_AWS_31', 'CKV2_AWS_63'],
    beside: {
      aws_wafv2_web_acl: ['aws_wafv2_web_acl_logging_configuration.resource_arn'],
      aws_networkfirewall_firewall: ['aws_networkfirewall_logging_configuration.firewall_arn'],
      'AWS::WAFv2::WebACL': ['AWS::WAFv2::LoggingConfiguration.ResourceArn'],
      'AWS::NetworkFirewall::Firewall': ['AWS::NetworkFirewall::LoggingConfiguration.FirewallArn'],
    },
    says: 'writes no log; add a logging configuration',
    examples: [
      `
          resource "aws_networkfirewall_firewall" "main" {
            name = "main"
          }
        + resource "aws_networkfirewall_logging_configuration" "main" {
        +   firewall_arn = aws_networkfirewall_firewall.main.arn
        + }
      `,
    ],
  },
  'zone-signature': {
    title: 'Public zone is not signed',
    why: `A resolver cannot tell a forged answer from yours. DNSSEC signs the zone; its key and the record at the registrar
      are yours to keep.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_38'],
    beside: {
      aws_route53_zone: [
        'aws_route53_hosted_zone_dnssec.hosted_zone_id',
        'aws_route53_key_signing_key.hosted_zone_id',
        'aws_route53_zone_association.zone_id',
      ],
      'AWS::Route53::HostedZone': ['AWS::Route53::DNSSEC.HostedZoneId'],
    },
    unless: has('vpc', 'VPCs'),
    says: 'is not signed; add DNSSEC',
    examples: [
      `
          resource "aws_route53_zone" "main" {
            name = "example.com"
          }
        + resource "aws_route53_hosted_zone_dnssec" "main" {
        +   hosted_zone_id = aws_route53_zone.main.id
        + }
      `,
    ],
  },
  'zone-query-log': {
    title: 'Public zone logs no queries',
    why: `Who looked for names that are not there, or are no longer, cannot be had afterwards.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV2_AWS_39'],
    beside: { aws_route53_zone: ['aws_route53_query_log.zone_id'] },
    unless: has('vpc'),
    says: 'logs no queries; add a query log',
    examples: [
      `
          resource "aws_route53_zone" "main" {
            name = "example.com"
          }
        + resource "aws_route53_query_log" "main" {
        +   cloudwatch_log_group_arn = aws_cloudwatch_log_group.main.arn
        +   zone_id                  = aws_route53_zone.main.zone_id
        + }
      `,
    ],
  },
  'stage-settings': {
    title: 'Stage of an API has no settings for its methods',
    why: `Errors are not logged, nothing is measured, and a flood is held back by the limit of the account alone.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV2_AWS_4'],
    beside: { aws_api_gateway_stage: ['aws_api_gateway_method_settings.stage_name'] },
    says: 'has no settings for its methods; add `aws_api_gateway_method_settings`',
    examples: [
      `
          resource "aws_api_gateway_stage" "live" {
            stage_name = "live"
          }
        + resource "aws_api_gateway_method_settings" "live" {
        +   stage_name  = aws_api_gateway_stage.live.stage_name
        +   method_path = "*/*"
        + }
      `,
    ],
  },
  'volume-backup': {
    title: 'Volume is in no backup plan',
    why: `What is deleted on it, or encrypted by somebody else, cannot be brought back.`,
    ...fragile,
    sources: ['CKV2_AWS_9'],
    beside: { aws_ebs_volume: ['aws_backup_selection.resources'] },
    says: 'is in no backup plan; name it in a selection, or tag it for one',
    unless: where(['tags'], (tags) => isMap(tags) && Object.keys(tags).some((name) => name !== 'Name')),
    examples: [
      `
          resource "aws_ebs_volume" "data" {
            availability_zone = "eu-west-1a"
            size              = 100
          }
        + resource "aws_backup_selection" "main" {
        +   name      = "main"
        +   resources = [aws_ebs_volume.data.arn]
        + }
      `,
    ],
  },
  'default-network': {
    title: 'Default network of the account is used',
    why: `Every subnet of it gives public addresses, and whatever is started without a network lands there beside it. Make
      one of your own.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_148', 'AWS-0101'],
    beside: { aws_default_vpc: [] },
    says: 'is the default network; make one of your own',
    examples: [
      `
        - resource "aws_default_vpc" "main" {
        - }
        + resource "aws_vpc" "main" {
        +   cidr_block = "10.0.0.0/16"
        + }
      `,
    ],
  },
  'image-shared': {
    title: 'Machine image is shared with another account',
    why: `Whoever gets it reads its disk. Share one that was made to be shared, without keys and data.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_205'],
    beside: { aws_ami_launch_permission: [] },
    says: 'shares an image; see that nothing private lies in it',
    examples: [
      `
        - resource "aws_ami_launch_permission" "other" {
        -   image_id   = "ami-0123"
        -   account_id = "123456789012"
        - }
        + resource "aws_vpc" "main" {
        +   cidr_block = "10.0.0.0/16"
        + }
      `,
    ],
  },
  'images-pile-up': {
    title: 'Old images are kept for ever',
    why: `Each build adds to the bill, and images that nobody patched can still be started. A lifecycle policy drops them.`,
    ...unwatched,
    beside: { aws_ecr_repository: ['aws_ecr_lifecycle_policy.repository'], 'AWS::ECR::Repository': [] },
    unless: has('LifecyclePolicy'),
    says: 'keeps every image; add a lifecycle policy',
    examples: [
      `
          resource "aws_ecr_repository" "api" {
            name = "api"
          }
        + resource "aws_ecr_lifecycle_policy" "api" {
        +   repository = aws_ecr_repository.api.name
        +   policy     = "{}"
        + }
      `,
    ],
  },
})
