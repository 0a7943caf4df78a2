import { is, isNot } from './conditions.ts'
import { rows } from './rows.ts'

export const checks = rows({
  'subnet-public-by-default': {
    title: 'Subnet gives every instance a public address',
    why: `Whatever is started there is on the internet, also what was meant not to be. Ask for an address where one
      is needed.`,
    severity: 'medium',
    level: 'strict',
    fix: 'risky',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_130', 'AWS-0164', 'W33'],
    property: {
      aws_subnet: 'map_public_ip_on_launch',
      aws_default_subnet: 'map_public_ip_on_launch',
      'AWS::EC2::Subnet': 'MapPublicIpOnLaunch',
    },
    holds: isNot(true),
    says: 'gives each instance a public address; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_subnet" "main" {
            vpc_id                  = "vpc-1"
        -   map_public_ip_on_launch = true
        +   map_public_ip_on_launch = false
          }
      `,
      `
          Main:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-1
        -     MapPublicIpOnLaunch: true
        +     MapPublicIpOnLaunch: false
      `,
    ],
  },
  'endpoint-service-open': {
    title: 'Endpoint service lets connections in unasked',
    why: `Whoever is allowed to see the service is connected at once. Accept each connection by hand or by a
      function that knows your customers.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    sources: ['CKV_AWS_123'],
    property: {
      aws_vpc_endpoint_service: 'acceptance_required',
      'AWS::EC2::VPCEndpointService': 'AcceptanceRequired',
    },
    holds: is(true),
    says: 'accepts every connection; set `{property}` to true',
    examples: [
      `
          resource "aws_vpc_endpoint_service" "main" {
            network_load_balancer_arns = [aws_lb.api.arn]
        -   acceptance_required        = false
        +   acceptance_required        = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::VPCEndpointService
            Properties:
              NetworkLoadBalancerArns:
                - !Ref Api
        -     AcceptanceRequired: false
        +     AcceptanceRequired: true
      `,
    ],
  },
  'dns-off': {
    title: 'Network resolves no names',
    why: `Private zones, endpoints of services and EFS need both DNS support and host names.`,
    severity: 'low',
    level: 'strict',
    property: {
      aws_vpc: 'enable_dns_support',
      'AWS::EC2::VPC': 'EnableDnsSupport',
    },
    holds: isNot(false),
    says: 'resolves no names; drop `{property}`',
    examples: [
      `
          resource "aws_vpc" "main" {
            cidr_block         = "10.0.0.0/16"
        -   enable_dns_support = false
        +   enable_dns_support = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: 10.0.0.0/16
        -     EnableDnsSupport: false
        +     EnableDnsSupport: true
      `,
    ],
  },
  'transit-auto-accept': {
    title: 'Transit gateway lets every network join',
    why: `A network of another account that the gateway is shared with joins unasked, and is then inside. Accept
      each one.`,
    severity: 'medium',
    level: 'strict',
    fix: 'risky',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_331'],
    property: {
      aws_ec2_transit_gateway: 'auto_accept_shared_attachments',
      'AWS::EC2::TransitGateway': 'AutoAcceptSharedAttachments',
    },
    holds: isNot('enable'),
    says: 'lets every network join; set `{property}` to `disable`',
    set: 'disable',
    examples: [
      `
          resource "aws_ec2_transit_gateway" "main" {
            description                    = "hub"
        -   auto_accept_shared_attachments = "enable"
        +   auto_accept_shared_attachments = "disable"
          }
      `,
      `
          Main:
            Type: AWS::EC2::TransitGateway
            Properties:
              Description: hub
        -     AutoAcceptSharedAttachments: enable
        +     AutoAcceptSharedAttachments: disable
      `,
    ],
  },
})
