import { has, is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { inTheClear, unlogged } from './topics.ts'

export const checks = rows({
  'plain-ftp': {
    title: 'Server speaks plain FTP',
    why: `Names, passwords and files can be read on the way. Use SFTP or FTPS.`,
    ...inTheClear,
    sources: ['CKV_AWS_357'],
    property: {
      aws_transfer_server: 'protocols',
      'AWS::Transfer::Server': 'Protocols',
    },
    holds: (value) => !Array.isArray(value) || !value.includes('FTP'),
    says: 'speaks plain FTP; leave `SFTP` or `FTPS` in `{property}`',
    examples: [
      `
          resource "aws_transfer_server" "main" {
            domain    = "S3"
        -   protocols = ["FTP"]
        +   protocols = ["SFTP"]
          }
      `,
      `
          Main:
            Type: AWS::Transfer::Server
            Properties:
              Domain: S3
              Protocols:
        -       - FTP
        +       - SFTP
      `,
    ],
  },
  public: {
    title: 'Server can be reached from the internet',
    why: `Scanners try passwords on it all day. Put its endpoint into your network, with a security group that names
      your partners.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_164'],
    property: {
      aws_transfer_server: 'endpoint_type',
      'AWS::Transfer::Server': 'EndpointType',
    },
    holds: is('VPC', 'VPC_ENDPOINT'),
    says: 'is on the internet; set `{property}` to `VPC`',
    examples: [
      `
          resource "aws_transfer_server" "main" {
            domain        = "S3"
        -   endpoint_type = "PUBLIC"
        +   endpoint_type = "VPC"
          }
      `,
      `
          Main:
            Type: AWS::Transfer::Server
            Properties:
              Domain: S3
        -     EndpointType: PUBLIC
        +     EndpointType: VPC
      `,
    ],
  },
  'old-algorithms': {
    title: 'Server takes algorithms of the past',
    why: `The policy it begins with takes SHA-1 and short keys. Name a policy of the last years.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_380'],
    property: {
      aws_transfer_server: 'security_policy_name',
      'AWS::Transfer::Server': 'SecurityPolicyName',
    },
    holds: (value) => typeof value === 'string' && /20(?:2[4-9]|3\d)-\d\d/.test(value),
    says: 'takes algorithms of the past; set `{property}` to `TransferSecurityPolicy-2024-01`',
    examples: [
      `
          resource "aws_transfer_server" "main" {
            domain               = "S3"
        -   security_policy_name = "TransferSecurityPolicy-2018-11"
        +   security_policy_name = "TransferSecurityPolicy-2024-01"
          }
      `,
      `
          Main:
            Type: AWS::Transfer::Server
            Properties:
              Domain: S3
        -     SecurityPolicyName: TransferSecurityPolicy-2018-11
        +     SecurityPolicyName: TransferSecurityPolicy-2024-01
      `,
    ],
  },
  unlogged: {
    title: 'Server writes no log',
    why: `Who fetched or left what cannot be had afterwards.`,
    ...unlogged,
    property: {
      aws_transfer_server: 'logging_role',
      'AWS::Transfer::Server': 'LoggingRole',
    },
    holds: isSet,
    unless: has('structured_log_destinations', 'StructuredLogDestinations'),
    says: 'writes no log; name a role in `{property}`',
    examples: [
      `
          resource "aws_transfer_server" "main" {
        -   domain = "S3"
        +   domain       = "S3"
        +   logging_role = "arn:aws:iam::123456789012:role/log"
          }
      `,
      `
          Main:
            Type: AWS::Transfer::Server
            Properties:
              Domain: S3
        +     LoggingRole: arn:aws:iam::123456789012:role/log
      `,
    ],
  },
})
