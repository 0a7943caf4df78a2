import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, unencrypted } from './topics.ts'

export const checks = rows({
  'parameter-refused': {
    title: 'Image Builder may not write the parameter',
    why: `The role of the service writes parameters below \`/imagebuilder/\` alone. With another name the image is made, and who
      reads the parameter never hears of it. An execution role of your own may write others.`,
    severity: 'high',
    level: 'strict',
    property: {
      aws_imagebuilder_distribution_configuration: 'distribution?.ssm_parameter_configuration?.parameter_name',
      'AWS::ImageBuilder::DistributionConfiguration': 'Distributions?.SsmParameterConfigurations?.ParameterName',
    },
    holds: (name) => typeof name !== 'string' || name.startsWith('/imagebuilder/') || name.startsWith('$'),
    says: 'is to keep its image in `{value}`, which the role of the service may not write; begin with `/imagebuilder/`, or give images and pipelines an execution role that may',
    examples: [
      `
          resource "aws_imagebuilder_distribution_configuration" "main" {
            name = "base"
            distribution {
              region = "eu-west-1"
              ssm_parameter_configuration {
        -       parameter_name = "/images/base"
        +       parameter_name = "/imagebuilder/base"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::ImageBuilder::DistributionConfiguration
            Properties:
              Name: base
              Distributions:
                - Region: eu-west-1
                  SsmParameterConfigurations:
        -           - ParameterName: /images/base
        +           - ParameterName: /imagebuilder/base
      `,
    ],
  },
  'customer-key': {
    title: 'Image is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_180'],
    property: {
      aws_imagebuilder_component: 'kms_key_id',
      aws_imagebuilder_container_recipe: 'kms_key_id',
      'AWS::ImageBuilder::Component': 'KmsKeyId',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_imagebuilder_component" "main" {
        -   name     = "base"
        -   platform = "Linux"
        -   version  = "1.0.0"
        +   name       = "base"
        +   platform   = "Linux"
        +   version    = "1.0.0"
        +   kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::ImageBuilder::Component
            Properties:
              Name: base
              Platform: Linux
              Version: '1.0.0'
        +     KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'copies-customer-key': {
    title: 'Copied image is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_199'],
    property: {
      aws_imagebuilder_distribution_configuration: 'distribution?.ami_distribution_configuration?.kms_key_id',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_imagebuilder_distribution_configuration" "main" {
            name = "base"
            distribution {
              region = "eu-west-1"
              ami_distribution_configuration {
        -       name = "base"
        +       name       = "base"
        +       kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"
              }
            }
          }
      `,
    ],
  },
  'disk-unencrypted': {
    title: 'Recipe makes images whose disks are not said to be encrypted',
    why: `Each server from it then stores its data as the account happens to have it.`,
    ...unencrypted,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_200'],
    property: {
      aws_imagebuilder_image_recipe: 'block_device_mapping?.ebs?.encrypted',
      'AWS::ImageBuilder::ImageRecipe': 'BlockDeviceMappings?.Ebs?.Encrypted',
    },
    holds: is(true),
    says: 'leaves its disks unencrypted; set `{property}` to true',
    examples: [
      `
          resource "aws_imagebuilder_image_recipe" "main" {
            name         = "base"
            parent_image = "ami-0123"
            version      = "1.0.0"
            block_device_mapping {
              device_name = "/dev/xvda"
              ebs {
                volume_size = 20
        +       encrypted   = true
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::ImageBuilder::ImageRecipe
            Properties:
              Name: base
              ParentImage: ami-0123
              Version: '1.0.0'
              BlockDeviceMappings:
                - DeviceName: /dev/xvda
                  Ebs:
                    VolumeSize: 20
        +           Encrypted: true
      `,
    ],
  },
})
