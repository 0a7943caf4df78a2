import { is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { unencrypted } from './topics.ts'

export const checks = rows({
  'catalog-unencrypted': {
    title: 'Data catalog is stored unencrypted',
    why: `Names of tables and columns, and the passwords of connections, can be read by whoever reads the catalog.
      Keys of KMS for both cost nothing.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_94'],
    property: {
      aws_glue_data_catalog_encryption_settings: [
        'data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode',
      ],
      'AWS::Glue::DataCatalogEncryptionSettings': [
        'DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode',
      ],
    },
    holds: is('SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE'),
    says: 'is stored unencrypted; set `{property}` to `SSE-KMS`',
    examples: [
      `
          resource "aws_glue_data_catalog_encryption_settings" "main" {
            data_catalog_encryption_settings {
              encryption_at_rest {
        -       catalog_encryption_mode = "DISABLED"
        +       catalog_encryption_mode = "SSE-KMS"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::Glue::DataCatalogEncryptionSettings
            Properties:
              CatalogId: !Ref AWS::AccountId
              DataCatalogEncryptionSettings:
                EncryptionAtRest:
        -         CatalogEncryptionMode: DISABLED
        +         CatalogEncryptionMode: SSE-KMS
      `,
    ],
  },
  'connection-passwords-readable': {
    title: 'Passwords of connections are returned in the clear',
    why: `Whoever may list the connections reads their passwords.`,
    ...unencrypted,
    sources: ['CKV_AWS_94'],
    property: {
      aws_glue_data_catalog_encryption_settings:
        'data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted',
      'AWS::Glue::DataCatalogEncryptionSettings':
        'DataCatalogEncryptionSettings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted',
    },
    holds: is(true),
    says: 'returns passwords in the clear; set `{property}` to true',
    examples: [
      `
          resource "aws_glue_data_catalog_encryption_settings" "main" {
            data_catalog_encryption_settings {
              connection_password_encryption {
        -       return_connection_password_encrypted = false
        +       return_connection_password_encrypted = true
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::Glue::DataCatalogEncryptionSettings
            Properties:
              CatalogId: !Ref AWS::AccountId
              DataCatalogEncryptionSettings:
                ConnectionPasswordEncryption:
        -         ReturnConnectionPasswordEncrypted: false
        +         ReturnConnectionPasswordEncrypted: true
      `,
    ],
  },
  'output-unencrypted': {
    title: 'Jobs store what they make unencrypted',
    why: `The bucket, the logs and the bookmarks of a job each have a mode of their own. \`DISABLED\` leaves what it
      writes as it is.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_99'],
    property: {
      aws_glue_security_configuration: [
        'encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode',
        'encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode',
        'encryption_configuration.s3_encryption.s3_encryption_mode',
      ],
      'AWS::Glue::SecurityConfiguration': [
        'EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode',
        'EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode',
        'EncryptionConfiguration.S3Encryptions.S3EncryptionMode',
      ],
    },
    holds: isNot('DISABLED', undefined),
    says: 'stores what is made unencrypted; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_glue_security_configuration" "main" {
            name = "main"
            encryption_configuration {
              cloudwatch_encryption {
                cloudwatch_encryption_mode = "DISABLED"
              }
              job_bookmarks_encryption {
                job_bookmarks_encryption_mode = "CSE-KMS"
                kms_key_arn                   = "arn:aws:kms:eu-west-1:123456789012:key/a"
              }
              s3_encryption {
                s3_encryption_mode = "SSE-S3"
              }
            }
          }
        `,
        good: `
          resource "aws_glue_security_configuration" "main" {
            name = "main"
            encryption_configuration {
              cloudwatch_encryption {
                cloudwatch_encryption_mode = "SSE-KMS"
                kms_key_arn                = "arn:aws:kms:eu-west-1:123456789012:key/a"
              }
              job_bookmarks_encryption {
                job_bookmarks_encryption_mode = "CSE-KMS"
                kms_key_arn                   = "arn:aws:kms:eu-west-1:123456789012:key/a"
              }
              s3_encryption {
                s3_encryption_mode = "SSE-S3"
              }
            }
          }
        `,
      },
      `
          Main:
            Type: AWS::Glue::SecurityConfiguration
            Properties:
              Name: main
              EncryptionConfiguration:
                JobBookmarksEncryption:
                  JobBookmarksEncryptionMode: CSE-KMS
                S3Encryptions:
                  - S3EncryptionMode: SSE-S3
        +       CloudWatchEncryption:
        +         CloudWatchEncryptionMode: SSE-KMS
      `,
    ],
  },
  'no-security-configuration': {
    title: 'Job or crawler has no security configuration',
    why: `Without one its logs, bookmarks and temporary data are as the account happens to have them.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_195'],
    property: {
      aws_glue_job: 'security_configuration',
      aws_glue_crawler: 'security_configuration',
      aws_glue_dev_endpoint: 'security_configuration',
      'AWS::Glue::Job': 'SecurityConfiguration',
      'AWS::Glue::Crawler': 'CrawlerSecurityConfiguration',
      'AWS::Glue::DevEndpoint': 'SecurityConfiguration',
    },
    holds: isSet,
    says: 'has no security configuration; name one in `{property}`',
    examples: [
      `
          resource "aws_glue_job" "main" {
        -   name     = "nightly"
        -   role_arn = aws_iam_role.glue.arn
        +   name                   = "nightly"
        +   role_arn               = aws_iam_role.glue.arn
        +   security_configuration = "main"
            command {
              script_location = "s3://jobs/nightly.py"
            }
          }
      `,
      `
          Main:
            Type: AWS::Glue::Job
            Properties:
              Name: nightly
              Role: !GetAtt Glue.Arn
        +     SecurityConfiguration: main
      `,
    ],
  },
})
