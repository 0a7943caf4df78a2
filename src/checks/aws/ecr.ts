import { is } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, unpatched } from './topics.ts'

export const checks = rows({
  'tags-mutable': {
    title: 'Image tags can be overwritten',
    why: `A tag that was tested can be pushed again with other content; a rollback to it then restores something
      else.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC8.1', 'nist-800-53/SI-7'],
    sources: ['CKV_AWS_51', 'AWS-0031'],
    property: {
      aws_ecr_repository: 'image_tag_mutability',
      'AWS::ECR::Repository': 'ImageTagMutability',
    },
    holds: (value) => typeof value === 'string' && value.startsWith('IMMUTABLE'),
    says: 'lets tags be overwritten; set `{property}` to `IMMUTABLE`',
    examples: [
      `
          resource "aws_ecr_repository" "main" {
        -   name = "api"
        +   name                 = "api"
        +   image_tag_mutability = "IMMUTABLE"
          }
      `,
      `
          Main:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryName: api
        +     ImageTagMutability: IMMUTABLE
      `,
    ],
  },
  'images-unscanned': {
    title: 'Images are not scanned when they are pushed',
    why: `Known weaknesses in them stay unseen. Scanning on push costs nothing; a scan that the whole registry is
      set to does as well.`,
    ...unpatched,
    level: 'strict',
    sources: ['CKV_AWS_163', 'AWS-0030', 'W79'],
    property: {
      aws_ecr_repository: 'image_scanning_configuration.scan_on_push',
      'AWS::ECR::Repository': 'ImageScanningConfiguration.ScanOnPush',
    },
    holds: is(true),
    says: 'does not scan what is pushed; set `{property}` to true',
    examples: [
      `
          resource "aws_ecr_repository" "main" {
            name = "api"
        +   image_scanning_configuration {
        +     scan_on_push = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryName: api
        +     ImageScanningConfiguration:
        +       ScanOnPush: true
      `,
    ],
  },
  'customer-key': {
    title: 'Images are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_136', 'AWS-0033'],
    property: {
      aws_ecr_repository: 'encryption_configuration.encryption_type',
      'AWS::ECR::Repository': 'EncryptionConfiguration.EncryptionType',
    },
    holds: is('KMS', 'KMS_DSSE'),
    says: 'uses a key of AWS; set `{property}` to `KMS`',
    examples: [
      `
          resource "aws_ecr_repository" "main" {
            name = "api"
        +   encryption_configuration {
        +     encryption_type = "KMS"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryName: api
        +     EncryptionConfiguration:
        +       EncryptionType: KMS
      `,
    ],
  },
})
