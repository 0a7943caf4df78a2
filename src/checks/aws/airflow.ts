import { is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, unlogged } from './topics.ts'

export const checks = rows({
  'scheduler-unlogged': {
    title: 'Airflow keeps no log of its scheduler',
    why: `Why a workflow failed, or never began, cannot be had afterwards.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_242'],
    property: {
      aws_mwaa_environment: 'logging_configuration.scheduler_logs.enabled',
      'AWS::MWAA::Environment': 'LoggingConfiguration.SchedulerLogs.Enabled',
    },
    holds: is(true),
    says: 'keeps no log of its scheduler; set `{property}` to true',
    examples: [
      `
          resource "aws_mwaa_environment" "main" {
            name               = "main"
            dag_s3_path        = "dags/"
            execution_role_arn = aws_iam_role.airflow.arn
            source_bucket_arn  = aws_s3_bucket.dags.arn
        +   logging_configuration {
        +     scheduler_logs {
        +       log_level = "INFO"
        +       enabled   = true
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::MWAA::Environment
            Properties:
              Name: main
        +     LoggingConfiguration:
        +       SchedulerLogs:
        +         Enabled: true
      `,
    ],
  },
  'workers-unlogged': {
    title: 'Airflow keeps no log of its workers',
    why: `Why a workflow failed, or never began, cannot be had afterwards.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_243'],
    property: {
      aws_mwaa_environment: 'logging_configuration.worker_logs.enabled',
      'AWS::MWAA::Environment': 'LoggingConfiguration.WorkerLogs.Enabled',
    },
    holds: is(true),
    says: 'keeps no log of its workers; set `{property}` to true',
    examples: [
      `
          resource "aws_mwaa_environment" "main" {
            name               = "main"
            dag_s3_path        = "dags/"
            execution_role_arn = aws_iam_role.airflow.arn
            source_bucket_arn  = aws_s3_bucket.dags.arn
        +   logging_configuration {
        +     worker_logs {
        +       log_level = "INFO"
        +       enabled   = true
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::MWAA::Environment
            Properties:
              Name: main
        +     LoggingConfiguration:
        +       WorkerLogs:
        +         Enabled: true
      `,
    ],
  },
  'web-server-unlogged': {
    title: 'Airflow keeps no log of its web server',
    why: `Why a workflow failed, or never began, cannot be had afterwards.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_244'],
    property: {
      aws_mwaa_environment: 'logging_configuration.webserver_logs.enabled',
      'AWS::MWAA::Environment': 'LoggingConfiguration.WebserverLogs.Enabled',
    },
    holds: is(true),
    says: 'keeps no log of its web server; set `{property}` to true',
    examples: [
      `
          resource "aws_mwaa_environment" "main" {
            name               = "main"
            dag_s3_path        = "dags/"
            execution_role_arn = aws_iam_role.airflow.arn
            source_bucket_arn  = aws_s3_bucket.dags.arn
        +   logging_configuration {
        +     webserver_logs {
        +       log_level = "INFO"
        +       enabled   = true
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::MWAA::Environment
            Properties:
              Name: main
        +     LoggingConfiguration:
        +       WebserverLogs:
        +         Enabled: true
      `,
    ],
  },
  public: {
    title: 'Airflow can be reached from the internet',
    why: `Its page runs whatever code a workflow holds. Only the login of AWS stands before it. Keep it in the
      network.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV2_AWS_66'],
    property: {
      aws_mwaa_environment: 'webserver_access_mode',
      'AWS::MWAA::Environment': 'WebserverAccessMode',
    },
    holds: isNot('PUBLIC_ONLY'),
    says: 'has a public page; set `{property}` to `PRIVATE_ONLY`',
    examples: [
      `
          resource "aws_mwaa_environment" "main" {
            name                  = "main"
            dag_s3_path           = "dags/"
            execution_role_arn    = aws_iam_role.airflow.arn
            source_bucket_arn     = aws_s3_bucket.dags.arn
        -   webserver_access_mode = "PUBLIC_ONLY"
        +   webserver_access_mode = "PRIVATE_ONLY"
          }
      `,
      `
          Main:
            Type: AWS::MWAA::Environment
            Properties:
              Name: main
        -     WebserverAccessMode: PUBLIC_ONLY
        +     WebserverAccessMode: PRIVATE_ONLY
      `,
    ],
  },
  'customer-key': {
    title: 'Airflow is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    property: {
      aws_mwaa_environment: 'kms_key',
      'AWS::MWAA::Environment': 'KmsKey',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_mwaa_environment" "main" {
            name               = "main"
            dag_s3_path        = "dags/"
            execution_role_arn = aws_iam_role.airflow.arn
            source_bucket_arn  = aws_s3_bucket.dags.arn
        +   kms_key            = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::MWAA::Environment
            Properties:
              Name: main
        +     KmsKey: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
})
