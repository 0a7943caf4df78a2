import { isMap } from '../../model/shape.ts'
import { isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, foreignKey, tooWide, unencrypted, unlogged } from './topics.ts'

/** Every such block says that it is off. */
function isOff(blocks: unknown): boolean {
  const all = [blocks].flat()
  return (
    all.length > 0 && all.every((each) => isMap(each) && (each.status === 'DISABLED' || each.Status === 'DISABLED'))
  )
}

export const checks = rows({
  'artifacts-unencrypted': {
    title: 'Builds are stored unencrypted',
    why: `What was built can be read by whoever reads the bucket, and encryption was turned off on purpose.`,
    ...unencrypted,
    severity: 'medium',
    fix: 'safe',
    sources: ['CKV_AWS_78', 'AWS-0018'],
    property: {
      aws_codebuild_project: ['artifacts?.encryption_disabled', 'secondary_artifacts?.encryption_disabled'],
      'AWS::CodeBuild::Project': ['Artifacts?.EncryptionDisabled', 'SecondaryArtifacts?.EncryptionDisabled'],
    },
    holds: (value, _, __, { type, Type }) => value !== true || type === 'NO_ARTIFACTS' || Type === 'NO_ARTIFACTS',
    says: 'stores builds unencrypted; drop `{property}`',
    set: false,
    examples: [
      `
          resource "aws_codebuild_project" "main" {
            name         = "api"
            service_role = aws_iam_role.build.arn
            artifacts {
              type                = "S3"
              location            = "builds"
        -     encryption_disabled = true
        +     encryption_disabled = false
            }
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
              Artifacts:
                Type: S3
                Location: builds
        -       EncryptionDisabled: true
        +       EncryptionDisabled: false
      `,
    ],
  },
  'logs-unencrypted': {
    title: 'Build logs are stored unencrypted',
    why: `Logs of builds hold more secrets than anybody meant, and encryption was turned off on purpose.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_311'],
    property: {
      aws_codebuild_project: 'logs_config?.s3_logs?.encryption_disabled',
      'AWS::CodeBuild::Project': 'LogsConfig?.S3Logs?.EncryptionDisabled',
    },
    holds: isNot(true),
    says: 'stores logs unencrypted; drop `{property}`',
    examples: [
      `
          resource "aws_codebuild_project" "main" {
            name         = "api"
            service_role = aws_iam_role.build.arn
            logs_config {
              s3_logs {
                status              = "ENABLED"
                location            = "logs/build"
        -       encryption_disabled = true
        +       encryption_disabled = false
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
              LogsConfig:
                S3Logs:
                  Status: ENABLED
                  Location: logs/build
        -         EncryptionDisabled: true
        +         EncryptionDisabled: false
      `,
    ],
  },
  'customer-key': {
    title: 'Build is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_147', 'W32'],
    property: {
      aws_codebuild_project: 'encryption_key',
      'AWS::CodeBuild::Project': 'EncryptionKey',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_codebuild_project" "main" {
        -   name         = "api"
        -   service_role = aws_iam_role.build.arn
        +   name           = "api"
        +   service_role   = aws_iam_role.build.arn
        +   encryption_key = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
        +     EncryptionKey: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  unlogged: {
    title: 'Build writes no log',
    why: `Why it failed, or what it ran, cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_314'],
    property: {
      aws_codebuild_project: 'logs_config',
      'AWS::CodeBuild::Project': 'LogsConfig',
    },
    holds: (value) =>
      isSet(value) &&
      !['cloudwatch_logs', 's3_logs', 'CloudWatchLogs', 'S3Logs'].every(
        (name) =>
          [value].flat().some((each) => isMap(each) && isOff(each[name])) ||
          ![value].flat().some((each) => isMap(each) && each[name] !== undefined),
      ),
    says: 'writes no log; turn one on in `{property}`',
    examples: [
      `
          resource "aws_codebuild_project" "main" {
            name         = "api"
            service_role = aws_iam_role.build.arn
        +   logs_config {
        +     cloudwatch_logs {
        +       status = "ENABLED"
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
        +     LogsConfig:
        +       CloudWatchLogs:
        +         Status: ENABLED
      `,
    ],
  },
  privileged: {
    title: 'Build may do anything to its machine',
    why: `Privileged mode is needed to build images with Docker, and for nothing else. Code of a pull request then
      runs as root.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_316'],
    property: {
      aws_codebuild_project: 'environment?.privileged_mode',
      'AWS::CodeBuild::Project': 'Environment?.PrivilegedMode',
    },
    holds: isNot(true),
    says: 'runs privileged; drop `{property}`',
    examples: [
      `
          resource "aws_codebuild_project" "main" {
            name         = "api"
            service_role = aws_iam_role.build.arn
            environment {
              compute_type    = "BUILD_GENERAL1_SMALL"
              image           = "aws/codebuild/standard:7.0"
              type            = "LINUX_CONTAINER"
        -     privileged_mode = true
        +     privileged_mode = false
            }
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
              Environment:
                Image: aws/codebuild/standard:7.0
        -       PrivilegedMode: true
        +       PrivilegedMode: false
      `,
    ],
  },
  public: {
    title: 'Builds can be read by everybody',
    why: `Logs and artifacts of a public project are on the internet, with whatever a build printed.`,
    ...exposed,
    severity: 'high',
    fix: 'risky',
    property: {
      aws_codebuild_project: 'project_visibility',
      'AWS::CodeBuild::Project': 'Visibility',
    },
    holds: isNot('PUBLIC_READ'),
    says: 'shows its builds to everybody; set `{property}` to `PRIVATE`',
    set: 'PRIVATE',
    examples: [
      `
          resource "aws_codebuild_project" "main" {
            name               = "api"
            service_role       = aws_iam_role.build.arn
        -   project_visibility = "PUBLIC_READ"
        +   project_visibility = "PRIVATE"
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
        -     Visibility: PUBLIC_READ
        +     Visibility: PRIVATE
      `,
    ],
  },
  'secret-variable': {
    title: 'Build takes a secret as plain text',
    why: `Whoever may see the project sees it. Keep it in Secrets Manager or Parameter Store, and name it by its
      type.`,
    severity: 'high',
    controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
    property: {
      aws_codebuild_project: 'environment?.environment_variable?.value',
      'AWS::CodeBuild::Project': 'Environment?.EnvironmentVariables?.Value',
    },
    holds: (value, _, __, { name, Name, type = 'PLAINTEXT', Type = 'PLAINTEXT' }) =>
      typeof value !== 'string' ||
      value === '' ||
      type !== 'PLAINTEXT' ||
      Type !== 'PLAINTEXT' ||
      !/^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/.test(String(name ?? Name)),
    says: 'takes a key as plain text; keep it in Secrets Manager',
    examples: [
      `
          resource "aws_codebuild_project" "main" {
            name         = "api"
            service_role = aws_iam_role.build.arn
            environment {
              compute_type = "BUILD_GENERAL1_SMALL"
              image        = "aws/codebuild/standard:7.0"
              type         = "LINUX_CONTAINER"
              environment_variable {
                name  = "AWS_SECRET_ACCESS_KEY"
        +       type  = "SECRETS_MANAGER"
                value = "orders/key"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::CodeBuild::Project
            Properties:
              Name: api
              Environment:
                Image: aws/codebuild/standard:7.0
                EnvironmentVariables:
                  - Name: AWS_SECRET_ACCESS_KEY
        +           Type: SECRETS_MANAGER
                    Value: orders/key
      `,
    ],
  },
})
