import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, unwatched } from './topics.ts'

export const checks = rows({
  'customer-key': {
    title: 'Copy of the image is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    property: {
      aws_apprunner_service: 'encryption_configuration.kms_key',
      'AWS::AppRunner::Service': 'EncryptionConfiguration.KmsKey',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_apprunner_service" "main" {
            service_name = "api"
        +   encryption_configuration {
        +     kms_key = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::AppRunner::Service
            Properties:
              ServiceName: api
        +     EncryptionConfiguration:
        +       KmsKey: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  untraced: {
    title: 'Service is not traced',
    why: `Where the time goes between services cannot be seen. X-Ray, or a tracer of your own, shows it.`,
    ...unwatched,
    property: {
      aws_apprunner_service: 'observability_configuration.observability_enabled',
      'AWS::AppRunner::Service': 'ObservabilityConfiguration.ObservabilityEnabled',
    },
    holds: is(true),
    says: 'is not traced; set `{property}` to true',
    examples: [
      `
          resource "aws_apprunner_service" "main" {
            service_name = "api"
        +   observability_configuration {
        +     observability_enabled = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::AppRunner::Service
            Properties:
              ServiceName: api
        +     ObservabilityConfiguration:
        +       ObservabilityEnabled: true
      `,
    ],
  },
})
