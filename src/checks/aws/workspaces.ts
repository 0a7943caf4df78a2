import { is } from './conditions.ts'
import { rows } from './rows.ts'
import { unencrypted } from './topics.ts'

export const checks = rows({
  'files-unencrypted': {
    title: 'Files of a desktop are stored unencrypted',
    why: `What the user keeps and what the programs write can then be read from its disks and their copies. A desktop cannot be encrypted
      later.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_155', 'F29'],
    property: {
      aws_workspaces_workspace: 'user_volume_encryption_enabled',
      'AWS::WorkSpaces::Workspace': 'UserVolumeEncryptionEnabled',
    },
    holds: is(true),
    says: 'stores a disk unencrypted; set `{property}`',
    examples: [
      `
          resource "aws_workspaces_workspace" "desk" {
            directory_id                   = "d-1"
            bundle_id                      = "wsb-1"
            user_name                      = "ada"
        +   user_volume_encryption_enabled = true
          }
      `,
      `
          Desk:
            Type: AWS::WorkSpaces::Workspace
            Properties:
              DirectoryId: d-1
              BundleId: wsb-1
              UserName: ada
        +     UserVolumeEncryptionEnabled: true
      `,
    ],
  },
  'system-unencrypted': {
    title: 'System of a desktop is stored unencrypted',
    why: `What the user keeps and what the programs write can then be read from its disks and their copies. A desktop cannot be encrypted
      later.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_156', 'F29'],
    property: {
      aws_workspaces_workspace: 'root_volume_encryption_enabled',
      'AWS::WorkSpaces::Workspace': 'RootVolumeEncryptionEnabled',
    },
    holds: is(true),
    says: 'stores a disk unencrypted; set `{property}`',
    examples: [
      `
          resource "aws_workspaces_workspace" "desk" {
            directory_id                   = "d-1"
            bundle_id                      = "wsb-1"
            user_name                      = "ada"
        +   root_volume_encryption_enabled = true
          }
      `,
      `
          Desk:
            Type: AWS::WorkSpaces::Workspace
            Properties:
              DirectoryId: d-1
              BundleId: wsb-1
              UserName: ada
        +     RootVolumeEncryptionEnabled: true
      `,
    ],
  },
})
