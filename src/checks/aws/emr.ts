import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, foreignKey, inTheClear, unencrypted, unlogged } from './topics.ts'

export const checks = rows({
  'no-security-configuration': {
    title: 'Cluster has no security configuration',
    why: `Nothing in it is encrypted then, neither at rest nor on the way, and nobody has to prove who they are.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['W63'],
    property: {
      aws_emr_cluster: 'security_configuration',
      'AWS::EMR::Cluster': 'SecurityConfiguration',
    },
    holds: isSet,
    says: 'has no security configuration; name one in `{property}`',
    examples: [
      `
          resource "aws_emr_cluster" "main" {
        -   name          = "spark"
        -   release_label = "emr-7.9.0"
        -   service_role  = aws_iam_role.emr.arn
        +   name                   = "spark"
        +   release_label          = "emr-7.9.0"
        +   service_role           = aws_iam_role.emr.arn
        +   security_configuration = "main"
          }
      `,
      `
          Main:
            Type: AWS::EMR::Cluster
            Properties:
              Name: spark
              ReleaseLabel: emr-7.9.0
        +     SecurityConfiguration: main
      `,
    ],
  },
  'no-kerberos': {
    title: 'Cluster takes everybody at their word',
    why: `Without Kerberos whoever reaches a port of Hadoop is who they say they are.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    sources: ['CKV_AWS_114'],
    property: {
      aws_emr_cluster: 'kerberos_attributes.realm',
      'AWS::EMR::Cluster': 'KerberosAttributes.Realm',
    },
    holds: isSet,
    says: 'has no Kerberos; set `{property}`',
    examples: [
      `
          resource "aws_emr_cluster" "main" {
            name          = "spark"
            release_label = "emr-7.9.0"
            service_role  = aws_iam_role.emr.arn
        +   kerberos_attributes {
        +     kdc_admin_password = var.kdc_password
        +     realm              = "EC2.INTERNAL"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::EMR::Cluster
            Properties:
              Name: spark
        +     KerberosAttributes:
        +       Realm: EC2.INTERNAL
      `,
    ],
  },
  'public-allowed': {
    title: 'Clusters may be put on the internet',
    why: `Block public access keeps clusters from starting whose security groups let everybody in. It is on unless
      somebody turns it off.`,
    ...exposed,
    severity: 'high',
    fix: 'risky',
    sources: ['CKV_AWS_390'],
    property: {
      aws_emr_block_public_access_configuration: 'block_public_security_group_rules',
    },
    holds: is(true),
    says: 'lets clusters be public; set `{property}` to true',
    set: true,
    examples: [
      `
          resource "aws_emr_block_public_access_configuration" "main" {
        -   block_public_security_group_rules = false
        +   block_public_security_group_rules = true
          }
      `,
    ],
  },
  'at-rest': {
    title: 'Security configuration encrypts nothing at rest',
    why: `Data on S3 and on the disks of the cluster can be read by whoever gets hold of it.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_171', 'AWS-0137', 'W61'],
    property: {
      aws_emr_security_configuration: 'configuration.EncryptionConfiguration.EnableAtRestEncryption',
      'AWS::EMR::SecurityConfiguration': 'SecurityConfiguration.EncryptionConfiguration.EnableAtRestEncryption',
    },
    holds: is(true),
    says: 'encrypts nothing at rest; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = false, EnableInTransitEncryption = true } })
          }
        `,
        good: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, EnableInTransitEncryption = true } })
          }
        `,
      },
      `
          Main:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: main
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableInTransitEncryption: true
        -         EnableAtRestEncryption: false
        +         EnableAtRestEncryption: true
      `,
    ],
  },
  'in-transit': {
    title: 'Security configuration encrypts nothing on the way',
    why: `What the nodes send each other can be read in the network.`,
    ...inTheClear,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_351', 'AWS-0138', 'W61'],
    property: {
      aws_emr_security_configuration: 'configuration.EncryptionConfiguration.EnableInTransitEncryption',
      'AWS::EMR::SecurityConfiguration': 'SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption',
    },
    holds: is(true),
    says: 'encrypts nothing on the way; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, EnableInTransitEncryption = false } })
          }
        `,
        good: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, EnableInTransitEncryption = true } })
          }
        `,
      },
      `
          Main:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: main
              SecurityConfiguration:
                EncryptionConfiguration:
                  EnableAtRestEncryption: true
        -         EnableInTransitEncryption: false
        +         EnableInTransitEncryption: true
      `,
    ],
  },
  'weak-bucket-encryption': {
    title: 'Cluster encrypts what it writes to S3 without KMS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of S3 cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_171'],
    property: {
      aws_emr_security_configuration:
        'configuration.EncryptionConfiguration.AtRestEncryptionConfiguration?.S3EncryptionConfiguration.EncryptionMode',
      'AWS::EMR::SecurityConfiguration':
        'SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration?.S3EncryptionConfiguration.EncryptionMode',
    },
    holds: (value) => typeof value === 'string' && value.includes('KMS'),
    says: 'encrypts without KMS; set `{property}` to `SSE-KMS`',
    examples: [
      {
        bad: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" } } } })
          }
        `,
        good: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-KMS" } } } })
          }
        `,
      },
      `
          Main:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: main
              SecurityConfiguration:
                EncryptionConfiguration:
                  AtRestEncryptionConfiguration:
                    S3EncryptionConfiguration:
        -             EncryptionMode: SSE-S3
        +             EncryptionMode: SSE-KMS
      `,
    ],
  },
  disks: {
    title: 'Local disks of the cluster are not encrypted',
    why: `Intermediate data lies on them, and on whatever is thrown away later.`,
    ...unencrypted,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_349', 'AWS-0139'],
    property: {
      aws_emr_security_configuration:
        'configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration',
      'AWS::EMR::SecurityConfiguration':
        'SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration',
    },
    holds: isSet,
    says: 'leaves local disks unencrypted; add `{property}`',
    examples: [
      {
        bad: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true } })
          }
        `,
        good: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, AtRestEncryptionConfiguration = { LocalDiskEncryptionConfiguration = { EnableEbsEncryption = true } } } })
          }
        `,
      },
      `
          Main:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: main
        +     SecurityConfiguration:
        +       EncryptionConfiguration:
        +         AtRestEncryptionConfiguration:
        +           LocalDiskEncryptionConfiguration:
        +             EnableEbsEncryption: true
      `,
    ],
  },
  volumes: {
    title: 'Volumes of the cluster are not encrypted',
    why: `The root volume and the ones of HDFS stay as the account happens to have them.`,
    ...unencrypted,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_350'],
    property: {
      aws_emr_security_configuration:
        'configuration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption',
      'AWS::EMR::SecurityConfiguration':
        'SecurityConfiguration.EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption',
    },
    holds: is(true),
    says: 'leaves volumes unencrypted; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true } })
          }
        `,
        good: `
          resource "aws_emr_security_configuration" "main" {
            name          = "main"
            configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, AtRestEncryptionConfiguration = { LocalDiskEncryptionConfiguration = { EnableEbsEncryption = true } } } })
          }
        `,
      },
      `
          Main:
            Type: AWS::EMR::SecurityConfiguration
            Properties:
              Name: main
              SecurityConfiguration:
                EncryptionConfiguration:
                  AtRestEncryptionConfiguration:
                    LocalDiskEncryptionConfiguration:
        -             EnableEbsEncryption: false
        +             EnableEbsEncryption: true
      `,
    ],
  },
  unlogged: {
    title: 'Cluster keeps no logs',
    why: `They are gone with its machines, and then nobody can tell why a job failed.`,
    ...unlogged,
    severity: 'low',
    property: {
      aws_emr_cluster: 'log_uri',
      'AWS::EMR::Cluster': 'LogUri',
    },
    holds: isSet,
    says: 'keeps no logs; name a bucket in `{property}`',
    examples: [
      `
          resource "aws_emr_cluster" "main" {
            name          = "spark"
            release_label = "emr-7.9.0"
            service_role  = aws_iam_role.emr.arn
        +   log_uri       = "s3://logs/emr/"
          }
      `,
      `
          Main:
            Type: AWS::EMR::Cluster
            Properties:
              Name: spark
        +     LogUri: s3://logs/emr/
      `,
    ],
  },
})
