import { has, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { unencrypted } from './topics.ts'

export const checks = rows({
  'results-unencrypted': {
    title: 'Query results are stored unencrypted',
    why: `S3 encrypts them with its own key at least; a workgroup that says how does so wherever they land.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_159', 'AWS-0006'],
    property: {
      aws_athena_workgroup: 'configuration.result_configuration.encryption_configuration.encryption_option',
      'AWS::Athena::WorkGroup': 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption',
    },
    holds: isSet,
    unless: has(
      'configuration.managed_query_results_configuration',
      'WorkGroupConfiguration.ManagedQueryResultsConfiguration',
    ),
    says: 'does not say how results are encrypted; set `{property}`',
    examples: [
      `
          resource "aws_athena_workgroup" "main" {
            name = "main"
        +   configuration {
        +     result_configuration {
        +       encryption_configuration {
        +         encryption_option = "SSE_S3"
        +       }
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::Athena::WorkGroup
            Properties:
              Name: main
        +     WorkGroupConfiguration:
        +       ResultConfiguration:
        +         EncryptionConfiguration:
        +           EncryptionOption: SSE_S3
      `,
    ],
  },
  'database-unencrypted': {
    title: 'Database of queries is not said to be encrypted',
    why: `Its results lie in S3 with the key of S3 at best. Say which key.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_77', 'AWS-0006'],
    property: {
      aws_athena_database: 'encryption_configuration.encryption_option',
    },
    holds: isSet,
    says: 'does not say how it is encrypted; set `{property}`',
    examples: [
      `
          resource "aws_athena_database" "main" {
            name   = "orders"
            bucket = "results"
        +   encryption_configuration {
        +     encryption_option = "SSE_S3"
        +   }
          }
      `,
    ],
  },
  'settings-optional': {
    title: 'Clients choose themselves how results are kept',
    why: `Where the workgroup does not insist, any client writes results unencrypted, to any bucket.`,
    ...unencrypted,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_82', 'AWS-0007'],
    property: {
      aws_athena_workgroup: 'configuration?.enforce_workgroup_configuration',
      'AWS::Athena::WorkGroup': 'WorkGroupConfiguration?.EnforceWorkGroupConfiguration',
    },
    holds: (value, _, type) => value === true || (value === undefined && !type.includes('::')),
    says: 'leaves it to clients; set `{property}` to true',
    examples: [
      `
          resource "aws_athena_workgroup" "main" {
            name = "main"
            configuration {
        -     enforce_workgroup_configuration = false
        +     enforce_workgroup_configuration = true
            }
          }
      `,
      `
          Main:
            Type: AWS::Athena::WorkGroup
            Properties:
              Name: main
              WorkGroupConfiguration:
                BytesScannedCutoffPerQuery: 200000000
        -       EnforceWorkGroupConfiguration: false
        +       EnforceWorkGroupConfiguration: true
      `,
    ],
  },
})
