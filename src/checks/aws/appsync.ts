import { is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { inTheClear, unencrypted, unlogged } from './topics.ts'

export const checks = rows({
  unlogged: {
    title: 'GraphQL API writes no log',
    why: `Who asked for what, and why a resolver failed, cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_193'],
    property: {
      aws_appsync_graphql_api: 'log_config',
      'AWS::AppSync::GraphQLApi': 'LogConfig',
    },
    holds: isSet,
    says: 'writes no log; add `{property}`',
    examples: [
      `
          resource "aws_appsync_graphql_api" "main" {
            name                = "orders"
            authentication_type = "AWS_IAM"
        +   log_config {
        +     cloudwatch_logs_role_arn = aws_iam_role.logs.arn
        +     field_log_level          = "ERROR"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::AppSync::GraphQLApi
            Properties:
              Name: orders
              AuthenticationType: AWS_IAM
        +     LogConfig:
        +       FieldLogLevel: ERROR
      `,
    ],
  },
  'resolvers-unlogged': {
    title: 'GraphQL API does not log its resolvers',
    why: `A request that half fails says nothing of which field did.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_194'],
    property: {
      aws_appsync_graphql_api: 'log_config.field_log_level',
      'AWS::AppSync::GraphQLApi': 'LogConfig.FieldLogLevel',
    },
    holds: is('ALL', 'ERROR', 'DEBUG', 'INFO'),
    says: 'does not log resolvers; set `{property}` to `ERROR`',
    examples: [
      `
          resource "aws_appsync_graphql_api" "main" {
            name                = "orders"
            authentication_type = "AWS_IAM"
            log_config {
              cloudwatch_logs_role_arn = aws_iam_role.logs.arn
        -     field_log_level          = "NONE"
        +     field_log_level          = "ERROR"
            }
          }
      `,
      `
          Main:
            Type: AWS::AppSync::GraphQLApi
            Properties:
              Name: orders
              AuthenticationType: AWS_IAM
              LogConfig:
        -       FieldLogLevel: NONE
        +       FieldLogLevel: ERROR
      `,
    ],
  },
  'cache-unencrypted': {
    title: 'Answers of the API are cached unencrypted',
    why: `A cache holds what users got to see. It cannot be encrypted later without making it anew.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_214'],
    property: {
      aws_appsync_api_cache: 'at_rest_encryption_enabled',
      'AWS::AppSync::ApiCache': 'AtRestEncryptionEnabled',
    },
    holds: is(true),
    says: 'is stored unencrypted; set `{property}` to true',
    examples: [
      `
          resource "aws_appsync_api_cache" "main" {
        -   api_id = aws_appsync_graphql_api.orders.id
        -   type   = "SMALL"
        +   api_id                     = aws_appsync_graphql_api.orders.id
        +   type                       = "SMALL"
        +   at_rest_encryption_enabled = true
          }
      `,
      `
          Main:
            Type: AWS::AppSync::ApiCache
            Properties:
              ApiId: !Ref Orders
              Type: SMALL
        +     AtRestEncryptionEnabled: true
      `,
    ],
  },
  'cache-in-the-clear': {
    title: 'Cache of the API is spoken to in the clear',
    why: `What users got to see travels unencrypted between the API and its cache. It cannot be changed later
      without making the cache anew.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_215'],
    property: {
      aws_appsync_api_cache: 'transit_encryption_enabled',
      'AWS::AppSync::ApiCache': 'TransitEncryptionEnabled',
    },
    holds: is(true),
    says: 'is spoken to in the clear; set `{property}` to true',
    examples: [
      `
          resource "aws_appsync_api_cache" "main" {
        -   api_id = aws_appsync_graphql_api.orders.id
        -   type   = "SMALL"
        +   api_id                     = aws_appsync_graphql_api.orders.id
        +   type                       = "SMALL"
        +   transit_encryption_enabled = true
          }
      `,
      `
          Main:
            Type: AWS::AppSync::ApiCache
            Properties:
              ApiId: !Ref Orders
              Type: SMALL
        +     TransitEncryptionEnabled: true
      `,
    ],
  },
  'key-as-login': {
    title: 'GraphQL API knows its callers by one key',
    why: `An API key stands in every app that uses it, expires within a year, and tells nobody apart.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    property: {
      aws_appsync_graphql_api: 'authentication_type',
      'AWS::AppSync::GraphQLApi': 'AuthenticationType',
    },
    holds: isNot('API_KEY'),
    says: 'asks for a key alone; use IAM, OpenID Connect or Cognito',
    examples: [
      `
          resource "aws_appsync_graphql_api" "main" {
            name                = "orders"
        -   authentication_type = "API_KEY"
        +   authentication_type = "AWS_IAM"
          }
      `,
      `
          Main:
            Type: AWS::AppSync::GraphQLApi
            Properties:
              Name: orders
        -     AuthenticationType: API_KEY
        +     AuthenticationType: AWS_IAM
      `,
    ],
  },
})
