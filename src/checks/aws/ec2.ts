import { has, is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'

/** Types of the time before EBS had a cable of its own. */
function isOlder(type: unknown): boolean {
  return typeof type === 'string' && /^(?:c[134]|d2|g[23]|h1|i[23]|m[1234]|p[23]|r[34]|t[12]|x1e?)\./.test(type)
}

export const checks = rows({
  'imds-v1': {
    title: 'Instance gives its credentials to any request',
    why: `Version 1 of the metadata service answers a plain GET, so a server that can be made to fetch an address
      hands out the credentials of its role. Version 2 asks for a token first. Only some images ask for it by
      themselves.`,
    severity: 'high',
    controls: ['cis-aws/5.6', 'soc2/CC6.1', 'nist-800-53/AC-3'],
    sources: ['CKV_AWS_79', 'AWS-0028', 'AWS-0130'],
    property: {
      aws_instance: 'metadata_options.http_tokens',
      aws_launch_template: 'metadata_options.http_tokens',
      aws_launch_configuration: 'metadata_options.http_tokens',
      'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.MetadataOptions.HttpTokens',
      'AWS::AutoScaling::LaunchConfiguration': 'MetadataOptions.HttpTokens',
      'AWS::EC2::Instance': 'MetadataOptions?.HttpTokens',
    },
    holds: (value, body, _, { http_endpoint, HttpEndpoint }) =>
      value === 'required' ||
      http_endpoint === 'disabled' ||
      HttpEndpoint === 'disabled' ||
      (body.launch_template !== undefined && body.metadata_options === undefined),
    says: 'answers version 1 of the metadata service; set `{property}` to `required`',
    examples: [
      `
          resource "aws_instance" "main" {
            ami = "ami-0123"
        +   metadata_options {
        +     http_tokens = "required"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateName: web
              LaunchTemplateData:
                MetadataOptions:
        -         HttpTokens: optional
        +         HttpTokens: required
      `,
    ],
  },
  'metadata-hops': {
    title: 'Containers reach the credentials of the instance',
    why: `With a hop limit above 1 a container in its own network gets answers from the metadata service, and with
      them the role of the instance. Give containers roles of their own.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.3', 'nist-800-53/AC-6', 'pci-dss/7.2.1'],
    sources: ['CKV_AWS_341'],
    property: {
      aws_launch_template: 'metadata_options?.http_put_response_hop_limit',
      aws_launch_configuration: 'metadata_options?.http_put_response_hop_limit',
      aws_instance: 'metadata_options?.http_put_response_hop_limit',
      'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.MetadataOptions?.HttpPutResponseHopLimit',
    },
    holds: (value) => value === undefined || Number(value) <= 1,
    says: 'lets metadata travel further than the instance; set `{property}` to 1',
    examples: [
      `
          resource "aws_launch_template" "main" {
            metadata_options {
        -     http_put_response_hop_limit = 2
        +     http_put_response_hop_limit = 1
            }
          }
      `,
      `
          Main:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                MetadataOptions:
        -         HttpPutResponseHopLimit: 2
        +         HttpPutResponseHopLimit: 1
      `,
    ],
  },
  'public-address': {
    title: 'Instance has a public address',
    why: `Whatever listens on it is one mistake in a security group away from everybody. Put it into a private
      subnet behind a load balancer, and log in with Session Manager.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_88', 'CKV_AWS_389', 'AWS-0009'],
    property: {
      aws_instance: 'associate_public_ip_address',
      aws_launch_template: 'network_interfaces.associate_public_ip_address',
      aws_launch_configuration: 'associate_public_ip_address',
      'AWS::EC2::Instance': 'NetworkInterfaces.AssociatePublicIpAddress',
      'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.NetworkInterfaces.AssociatePublicIpAddress',
      'AWS::AutoScaling::LaunchConfiguration': 'AssociatePublicIpAddress',
    },
    holds: isNot(true),
    says: 'asks for a public address; set `{property}` to false',
    examples: [
      `
          resource "aws_instance" "main" {
            ami                         = "ami-0123"
        -   associate_public_ip_address = true
        +   associate_public_ip_address = false
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
              NetworkInterfaces:
                - DeviceIndex: '0'
        -         AssociatePublicIpAddress: true
        +         AssociatePublicIpAddress: false
      `,
    ],
  },
  'no-detailed-monitoring': {
    title: 'Instance is measured every five minutes only',
    why: `Alarms and scaling look at averages of five minutes. Detailed monitoring measures every minute, at a price
      per metric.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC7.2', 'nist-800-53/SI-4'],
    sources: ['CKV_AWS_126'],
    property: {
      aws_instance: 'monitoring',
      aws_launch_template: 'monitoring.enabled',
      'AWS::EC2::Instance': 'Monitoring',
      'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.Monitoring.Enabled',
    },
    holds: is(true),
    unless: has('launch_template', 'LaunchTemplate'),
    says: 'has no detailed monitoring; set `{property}` to true',
    examples: [
      `
          resource "aws_instance" "main" {
        -   ami = "ami-0123"
        +   ami        = "ami-0123"
        +   monitoring = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
        +     Monitoring: true
      `,
    ],
  },
  'not-ebs-optimized': {
    title: 'Traffic to volumes competes with the network',
    why: `Instance types of today are optimised for EBS always; for the older ones, which need to be told, disk and
      network share one cable otherwise.`,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_135'],
    property: {
      aws_instance: 'ebs_optimized',
      'AWS::EC2::Instance': 'EbsOptimized',
    },
    holds: (value, { instance_type, InstanceType }) =>
      value === true || (value === undefined && !isOlder(instance_type ?? InstanceType ?? 'm4.large')),
    unless: has('launch_template', 'LaunchTemplate'),
    says: 'is not optimised for EBS; set `{property}` to true',
    examples: [
      `
          resource "aws_instance" "main" {
            ami           = "ami-0123"
            instance_type = "m4.large"
        -   ebs_optimized = false
        +   ebs_optimized = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
              InstanceType: m4.large
        -     EbsOptimized: false
        +     EbsOptimized: true
      `,
    ],
  },
  'no-role': {
    title: 'Instance has no role',
    why: `Without an instance profile programs on it need keys that somebody has to put there and to change, and
      Session Manager cannot let you in.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    sources: ['CKV2_AWS_41'],
    property: {
      aws_instance: 'iam_instance_profile',
      'AWS::EC2::Instance': 'IamInstanceProfile',
    },
    holds: isSet,
    unless: has('launch_template', 'LaunchTemplate'),
    says: 'has no role; name one in `{property}`',
    examples: [
      `
          resource "aws_instance" "main" {
        -   ami = "ami-0123"
        +   ami                  = "ami-0123"
        +   iam_instance_profile = "web"
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
        +     IamInstanceProfile: web
      `,
    ],
  },
  'termination-unguarded': {
    title: 'Instance can be terminated by one call',
    why: `A server that keeps data or cannot be made anew should refuse \`terminate-instances\` until somebody says
      so.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/A1.2', 'nist-800-53/CP-10'],
    property: {
      aws_instance: 'disable_api_termination',
      'AWS::EC2::Instance': 'DisableApiTermination',
    },
    holds: is(true),
    unless: has('launch_template', 'LaunchTemplate', 'instance_market_options'),
    says: 'is not protected from termination; set `{property}` to true',
    examples: [
      `
          resource "aws_instance" "main" {
        -   ami = "ami-0123"
        +   ami                     = "ami-0123"
        +   disable_api_termination = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
        +     DisableApiTermination: true
      `,
    ],
  },
  'source-check-off': {
    title: 'Instance forwards packets of others',
    why: `Only a NAT instance, a router or a firewall needs that. Everything else should refuse packets that are not
      its own.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/AC-4'],
    property: {
      aws_instance: 'source_dest_check',
      'AWS::EC2::Instance': 'SourceDestCheck',
    },
    holds: isNot(false),
    says: 'takes packets that are not its own; drop `{property}`',
    examples: [
      `
          resource "aws_instance" "main" {
            ami               = "ami-0123"
        -   source_dest_check = false
        +   source_dest_check = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
        -     SourceDestCheck: false
        +     SourceDestCheck: true
      `,
    ],
  },
  'key-pair': {
    title: 'Instance is entered with a key that is never changed',
    why: `A key pair lies on the laptops of whoever ever got it. Session Manager and EC2 Instance Connect let people
      in by their role, and write down who.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    property: {
      aws_instance: 'key_name',
      aws_launch_template: 'key_name',
      'AWS::EC2::Instance': 'KeyName',
    },
    holds: (value) => !isSet(value),
    says: 'is entered with a key pair; use Session Manager and drop `{property}`',
    examples: [
      `
          resource "aws_instance" "main" {
        -   ami      = "ami-0123"
        -   key_name = "ops"
        +   ami = "ami-0123"
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
        -     KeyName: ops
      `,
    ],
  },
  'open-serial': {
    title: 'Serial console is open for the whole account',
    why: `It lets people in past security groups and without a log of what they typed. Open it for the hour that it
      is needed.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    property: {
      aws_ec2_serial_console_access: 'enabled',
    },
    holds: is(false),
    says: 'opens the serial console; set `{property}` to false',
    examples: [
      `
          resource "aws_ec2_serial_console_access" "main" {
        -   enabled = true
        +   enabled = false
          }
      `,
    ],
  },
})
