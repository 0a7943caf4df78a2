import { has, is, isAtLeast, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, fragile } from './topics.ts'

export const checks = rows({
  'pipeline-customer-key': {
    title: 'Artifacts of the pipeline are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_219'],
    property: {
      aws_codepipeline: 'artifact_store.encryption_key.id',
      'AWS::CodePipeline::Pipeline': 'ArtifactStore.EncryptionKey.Id',
    },
    holds: isSet,
    unless: has('ArtifactStores'),
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_codepipeline" "main" {
            name     = "api"
            role_arn = aws_iam_role.pipeline.arn
            artifact_store {
              location = "builds"
              type     = "S3"
        +     encryption_key {
        +       type = "KMS"
        +       id   = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +     }
            }
          }
      `,
      `
          Main:
            Type: AWS::CodePipeline::Pipeline
            Properties:
              ArtifactStore:
                Location: builds
                Type: S3
        +       EncryptionKey:
        +         Type: KMS
        +         Id: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'packages-customer-key': {
    title: 'Packages are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_221'],
    property: {
      aws_codeartifact_domain: 'encryption_key',
      'AWS::CodeArtifact::Domain': 'EncryptionKey',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_codeartifact_domain" "main" {
        -   domain = "acme"
        +   domain         = "acme"
        +   encryption_key = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::CodeArtifact::Domain
            Properties:
              DomainName: acme
        +     EncryptionKey: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'reviews-customer-key': {
    title: 'Code under review is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_381'],
    property: {
      aws_codegurureviewer_repository_association: 'kms_key_details.kms_key_id',
    },
    holds: (value, _, __, { encryption_option: option }) => isSet(value) && option !== 'AWS_OWNED_CMK',
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_codegurureviewer_repository_association" "main" {
            repository {
              codecommit {
                name = "api"
              }
            }
        +   kms_key_details {
        +     encryption_option = "CUSTOMER_MANAGED_CMK"
        +     kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +   }
          }
      `,
    ],
  },
  'merges-unreviewed': {
    title: 'Change is merged after one look or none',
    why: `One person alone can put anything into production. Two approvals make it two people.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC8.1', 'nist-800-53/CM-3'],
    sources: ['CKV_AWS_257'],
    property: {
      aws_codecommit_approval_rule_template: 'content.Statements.NumberOfApprovalsNeeded',
    },
    holds: isAtLeast(2),
    says: 'asks for fewer than two approvals; set `{property}` to 2',
    examples: [
      {
        bad: `
          resource "aws_codecommit_approval_rule_template" "main" {
            name    = "main"
            content = jsonencode({ Version = "2018-11-08", Statements = [{ Type = "Approvers", NumberOfApprovalsNeeded = 1 }] })
          }
        `,
        good: `
          resource "aws_codecommit_approval_rule_template" "main" {
            name    = "main"
            content = jsonencode({ Version = "2018-11-08", Statements = [{ Type = "Approvers", NumberOfApprovalsNeeded = 2 }] })
          }
        `,
      },
    ],
  },
  'no-rollback': {
    title: 'Failed deployment stays where it is',
    why: `With a rollback on failure the last good version comes back before anybody is awake.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_codedeploy_deployment_group: 'auto_rollback_configuration.enabled',
      'AWS::CodeDeploy::DeploymentGroup': 'AutoRollbackConfiguration.Enabled',
    },
    holds: is(true),
    says: 'does not roll back; set `{property}` to true',
    examples: [
      `
          resource "aws_codedeploy_deployment_group" "main" {
            app_name              = "api"
            deployment_group_name = "live"
            service_role_arn      = aws_iam_role.deploy.arn
        +   auto_rollback_configuration {
        +     enabled = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::CodeDeploy::DeploymentGroup
            Properties:
              ApplicationName: api
              ServiceRoleArn: !GetAtt Deploy.Arn
        +     AutoRollbackConfiguration:
        +       Enabled: true
      `,
    ],
  },
})
