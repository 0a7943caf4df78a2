import { has, is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, foreignKey, unencrypted } from './topics.ts'

/** Made from another one, which decides. */
const inherits = has('snapshot_id', 'no_device', 'SnapshotId', 'NoDevice')

export const checks = rows({
  'image-public': {
    title: 'Machine image is given to everybody',
    why: `Whatever lies on its disk, keys and data among it, can be read by every account of AWS.`,
    ...exposed,
    sources: ['CKV_AWS_205'],
    property: {
      aws_ami_launch_permission: 'group',
    },
    holds: isNot('all'),
    says: 'gives the image to everybody; name accounts',
    examples: [
      `
          resource "aws_ami_launch_permission" "main" {
        -   image_id = "ami-0123"
        -   group    = "all"
        +   image_id   = "ami-0123"
        +   account_id = "123456789012"
          }
      `,
    ],
  },
  'snapshot-public': {
    title: 'Snapshots may be given to everybody',
    why: `One call makes a disk readable for every account of AWS. Blocking it for the whole region costs nothing.`,
    ...exposed,
    severity: 'high',
    fix: 'risky',
    property: {
      aws_ebs_snapshot_block_public_access: 'state',
    },
    holds: isNot('unblocked'),
    says: 'lets snapshots be public; set `{property}` to `block-all-sharing`',
    set: 'block-all-sharing',
    examples: [
      `
          resource "aws_ebs_snapshot_block_public_access" "main" {
        -   state = "unblocked"
        +   state = "block-all-sharing"
          }
      `,
    ],
  },
  'stored-unencrypted': {
    title: 'Volume is stored unencrypted',
    why: `Its snapshots and the disk under it can then be read by whoever gets hold of them. Encryption costs
      nothing, and a volume cannot be encrypted later without copying it.`,
    ...unencrypted,
    controls: [...unencrypted.controls, 'cis-aws/2.2.1'],
    sources: ['CKV_AWS_3', 'CKV_AWS_106', 'CKV_AWS_235', 'CKV2_AWS_2', 'AWS-0026', 'F1'],
    property: {
      aws_ebs_volume: 'encrypted',
      aws_ami_copy: 'encrypted',
      aws_ebs_snapshot_copy: 'encrypted',
      aws_ebs_encryption_by_default: 'enabled',
      'AWS::EC2::Volume': 'Encrypted',
    },
    holds: (value, body, type) =>
      value === true || (value === undefined && (type === 'aws_ebs_encryption_by_default' || inherits(body))),
    says: 'is stored unencrypted; set `{property}` before there is any data',
    examples: [
      `
          resource "aws_ebs_volume" "main" {
            availability_zone = "eu-west-1a"
            size              = 100
        +   encrypted         = true
          }
      `,
      `
          Main:
            Type: AWS::EC2::Volume
            Properties:
              AvailabilityZone: eu-west-1a
              Size: 100
        +     Encrypted: true
      `,
    ],
  },
  'device-unencrypted': {
    title: 'Disk of an instance is not said to be encrypted',
    why: `It is encrypted only where the account encrypts by default, which cannot be seen here. Say it, or turn
      that default on in each region.`,
    ...unencrypted,
    severity: 'medium',
    level: 'strict',
    controls: [...unencrypted.controls, 'cis-aws/2.2.1'],
    sources: ['CKV_AWS_8', 'CKV_AWS_204', 'AWS-0008', 'AWS-0122', 'AWS-0131'],
    property: {
      aws_instance: ['root_block_device.encrypted', 'ebs_block_device?.encrypted'],
      aws_launch_configuration: ['root_block_device.encrypted', 'ebs_block_device?.encrypted'],
      aws_launch_template: 'block_device_mappings?.ebs?.encrypted',
      aws_ami: 'ebs_block_device?.encrypted',
      'AWS::EC2::Instance': 'BlockDeviceMappings.Ebs.Encrypted',
      'AWS::AutoScaling::LaunchConfiguration': 'BlockDeviceMappings.Ebs.Encrypted',
      'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.BlockDeviceMappings?.Ebs?.Encrypted',
    },
    holds: (value, _, __, owner) => value === true || inherits(owner),
    unless: has('launch_template', 'LaunchTemplate'),
    says: 'has a disk that is not said to be encrypted; set `{property}` to true',
    examples: [
      `
          resource "aws_instance" "main" {
            ami = "ami-0123"
        +   root_block_device {
        +     encrypted = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123
              BlockDeviceMappings:
                - DeviceName: /dev/xvda
        +         Ebs:
        +           Encrypted: true
      `,
    ],
  },
  'customer-key': {
    title: 'Volume is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_189', 'CKV_AWS_236', 'AWS-0027', 'W37'],
    property: {
      aws_ebs_volume: 'kms_key_id',
      aws_ami_copy: 'kms_key_id',
      aws_ebs_snapshot_copy: 'kms_key_id',
      'AWS::EC2::Volume': 'KmsKeyId',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_ebs_volume" "main" {
            availability_zone = "eu-west-1a"
            size              = 100
        +   kms_key_id        = "alias/data"
          }
      `,
      `
          Main:
            Type: AWS::EC2::Volume
            Properties:
              AvailabilityZone: eu-west-1a
              Size: 100
        +     KmsKeyId: alias/data
      `,
    ],
  },
  'replication-unencrypted': {
    title: 'Copies in another region are unencrypted',
    why: `A copy can be read by whoever gets hold of it, however well the first one is kept.`,
    ...unencrypted,
    sources: ['CKV_AWS_253', 'CKV_AWS_255', 'W81'],
    property: {
      aws_dlm_lifecycle_policy: 'policy_details.schedule.cross_region_copy_rule?.encrypted',
      'AWS::DLM::LifecyclePolicy': 'PolicyDetails.Schedules.CrossRegionCopyRules?.Encrypted',
    },
    holds: is(true),
    says: 'copies snapshots unencrypted; set `{property}` to true',
    examples: [
      `
          resource "aws_dlm_lifecycle_policy" "main" {
            description        = "nightly"
            execution_role_arn = aws_iam_role.dlm.arn
            policy_details {
              schedule {
                cross_region_copy_rule {
        -         encrypted = false
        +         encrypted = true
                }
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::DLM::LifecyclePolicy
            Properties:
              Description: nightly
              PolicyDetails:
                Schedules:
                  - CrossRegionCopyRules:
        -             - Encrypted: false
        +             - Encrypted: true
      `,
    ],
  },
})
