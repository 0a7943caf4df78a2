import { is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile, noBackup, tooWide, unencrypted } from './topics.ts'

export const checks = rows({
  'stored-unencrypted': {
    title: 'File system is stored unencrypted',
    why: `Encryption costs nothing and can only be chosen when the file system is made: later the files have to be copied.`,
    ...unencrypted,
    controls: [...unencrypted.controls, 'cis-aws/2.4.1'],
    sources: ['CKV_AWS_42', 'AWS-0037', 'F32'],
    property: { aws_efs_file_system: 'encrypted', 'AWS::EFS::FileSystem': 'Encrypted' },
    holds: is(true),
    says: 'stores its files unencrypted; set `{property}` before there are any',
    examples: [
      `
          resource "aws_efs_file_system" "uploads" {
            creation_token = "uploads"
        +   encrypted      = true
          }
      `,
      `
          Uploads:
            Type: AWS::EFS::FileSystem
            Properties:
        -     Encrypted: false
        +     Encrypted: true
      `,
    ],
  },
  'no-root-directory': {
    title: 'Access point shows the whole file system',
    why: `Without a root directory of its own, whoever mounts the access point sees everything, others' files too.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_329'],
    property: { aws_efs_access_point: 'root_directory.path', 'AWS::EFS::AccessPoint': 'RootDirectory.Path' },
    holds: isNot(undefined, '', '/'),
    says: 'shows the whole file system; give it a root directory',
    examples: [
      `
          resource "aws_efs_access_point" "uploads" {
            file_system_id = "fs-1"
            root_directory {
        -     path = "/"
        +     path = "/uploads"
            }
          }
      `,
      `
          Uploads:
            Type: AWS::EFS::AccessPoint
            Properties:
              FileSystemId: fs-1
        +     RootDirectory:
        +       Path: /uploads
      `,
    ],
  },
  'no-user': {
    title: 'Access point takes any user that the client claims',
    why: `NFS believes the client's word for who it is. With an identity of its own the access point writes and reads as that user,
      whatever the client says.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_330'],
    property: {
      aws_efs_access_point: ['posix_user.gid', 'posix_user.uid'],
      'AWS::EFS::AccessPoint': ['PosixUser.Gid', 'PosixUser.Uid'],
    },
    holds: isSet,
    says: 'has no user; set `{property}`',
    examples: [
      `
          resource "aws_efs_access_point" "uploads" {
            file_system_id = "fs-1"
        +   posix_user {
        +     gid = 1000
        +     uid = 1000
        +   }
          }
      `,
      `
          Uploads:
            Type: AWS::EFS::AccessPoint
            Properties:
              FileSystemId: fs-1
        +     PosixUser:
        +       Gid: '1000'
        +       Uid: '1000'
      `,
    ],
  },
  'no-backup': {
    title: 'File system has no backups',
    why: `EFS keeps no earlier versions of a file. AWS Backup copies it every day where its policy is enabled.`,
    ...noBackup,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV2_AWS_18'],
    property: { aws_efs_file_system: '', 'AWS::EFS::FileSystem': 'BackupPolicy.Status' },
    holds: (value, _, type) => type !== 'aws_efs_file_system' && value !== 'DISABLED' && value !== undefined,
    elsewhere: { aws_efs_file_system: ['aws_efs_backup_policy.file_system_id', 'aws_backup_selection.resources'] },
    says: 'is not backed up; enable a backup policy',
    examples: [
      `
          resource "aws_efs_file_system" "uploads" {
            encrypted = true
          }
        + resource "aws_efs_backup_policy" "uploads" {
        +   file_system_id = aws_efs_file_system.uploads.id
        +   backup_policy {
        +     status = "ENABLED"
        +   }
        + }
      `,
      `
          Uploads:
            Type: AWS::EFS::FileSystem
            Properties:
              Encrypted: true
        +     BackupPolicy:
        +       Status: ENABLED
      `,
    ],
  },
  'backup-off': {
    title: 'Backups of the file system are turned off',
    why: `EFS keeps no earlier versions of a file: what is overwritten is gone.`,
    ...noBackup,
    severity: 'medium',
    property: { aws_efs_backup_policy: 'backup_policy.status' },
    holds: isNot('DISABLED'),
    says: 'turns backups off; set `{property}` to `ENABLED`',
    examples: [
      `
          resource "aws_efs_backup_policy" "uploads" {
            file_system_id = "fs-1"
            backup_policy {
        -     status = "DISABLED"
        +     status = "ENABLED"
            }
          }
      `,
    ],
  },
  'fsx-no-backup': {
    title: 'File system of FSx keeps no backups',
    why: `With a retention of 0 there is no way back from a deleted file or a lost file system.`,
    ...noBackup,
    property: {
      aws_fsx_windows_file_system: 'automatic_backup_retention_days',
      aws_fsx_ontap_file_system: 'automatic_backup_retention_days',
      aws_fsx_openzfs_file_system: 'automatic_backup_retention_days',
      'AWS::FSx::FileSystem': 'WindowsConfiguration?.AutomaticBackupRetentionDays?',
    },
    holds: (value) => value === undefined || Number(value) !== 0,
    says: 'keeps no backups; set a retention of at least 7 days',
    examples: [
      `
          resource "aws_fsx_windows_file_system" "shares" {
            storage_capacity                = 300
            throughput_capacity             = 32
            subnet_ids                      = ["subnet-1"]
        -   automatic_backup_retention_days = 0
        +   automatic_backup_retention_days = 7
          }
      `,
      `
          Shares:
            Type: AWS::FSx::FileSystem
            Properties:
              FileSystemType: WINDOWS
              SubnetIds: [subnet-1]
              WindowsConfiguration:
                ThroughputCapacity: 32
        -       AutomaticBackupRetentionDays: 0
        +       AutomaticBackupRetentionDays: 7
      `,
    ],
  },
  'fsx-one-zone': {
    title: 'File system of FSx stands in one zone',
    why: `It is gone for as long as its zone is. The type of deployment cannot be changed later.`,
    ...fragile,
    property: {
      aws_fsx_windows_file_system: 'deployment_type',
      aws_fsx_ontap_file_system: 'deployment_type',
      aws_fsx_openzfs_file_system: 'deployment_type',
    },
    holds: (value) => typeof value === 'string' && value.startsWith('MULTI_AZ'),
    says: 'has one zone; set `{property}` to one of several zones',
    examples: [
      `
          resource "aws_fsx_windows_file_system" "shares" {
            storage_capacity    = 300
            throughput_capacity = 32
            subnet_ids          = ["subnet-1"]
        -   deployment_type     = "SINGLE_AZ_2"
        +   deployment_type     = "MULTI_AZ_1"
          }
      `,
    ],
  },
})
