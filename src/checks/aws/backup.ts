import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { deletable } from './topics.ts'

export const checks = rows({
  'short-lifecycle': {
    title: 'Backups of the plan end within a week',
    why: `A fault is often noticed after a weekend, and extortion after weeks. By then every backup holds the damaged data.`,
    ...deletable,
    property: {
      aws_backup_plan: 'rule.lifecycle?.delete_after?',
      'AWS::Backup::BackupPlan': 'BackupPlan.BackupPlanRule.Lifecycle?.DeleteAfterDays?',
    },
    holds: (value) => value === undefined || Number(value) >= 7,
    says: 'deletes its backups after {value} days; keep them for at least 7',
    examples: [
      `
          resource "aws_backup_plan" "daily" {
            name = "daily"
            rule {
              rule_name         = "daily"
              target_vault_name = "main"
              lifecycle {
        -       delete_after = 2
        +       delete_after = 35
              }
            }
          }
      `,
      `
          Daily:
            Type: AWS::Backup::BackupPlan
            Properties:
              BackupPlan:
                BackupPlanName: daily
                BackupPlanRule:
                  - RuleName: daily
                    TargetBackupVault: main
                    Lifecycle:
        -             DeleteAfterDays: 2
        +             DeleteAfterDays: 35
      `,
    ],
  },
  'no-vault-lock': {
    title: 'Backups can be deleted by an administrator',
    why: `Whoever takes over the account deletes the backups first. A lock of the vault keeps them until their day, against the root user
      too.`,
    ...deletable,
    property: { aws_backup_vault: '', 'AWS::Backup::BackupVault': 'LockConfiguration' },
    holds: (value, _, type) => type !== 'aws_backup_vault' && isSet(value),
    elsewhere: { aws_backup_vault: ['aws_backup_vault_lock_configuration.backup_vault_name'] },
    says: 'has no lock; add one',
    examples: [
      `
          resource "aws_backup_vault" "main" {
            name = "main"
          }
        + resource "aws_backup_vault_lock_configuration" "main" {
        +   backup_vault_name  = aws_backup_vault.main.name
        +   min_retention_days = 7
        + }
      `,
      `
          Main:
            Type: AWS::Backup::BackupVault
            Properties:
              BackupVaultName: main
        +     LockConfiguration:
        +       MinRetentionDays: 7
      `,
    ],
  },
  'ledger-permissions': {
    title: 'Ledger checks no rights on its tables',
    why: `In the mode \`ALLOW_ALL\` whoever may speak to the ledger may do everything in it. \`STANDARD\` asks IAM for each table.`,
    severity: 'medium',
    controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
    sources: ['CKV_AWS_170'],
    property: { aws_qldb_ledger: 'permissions_mode', 'AWS::QLDB::Ledger': 'PermissionsMode' },
    holds: is('STANDARD'),
    says: 'allows everything to everybody; set `{property}` to `STANDARD`',
    examples: [
      `
          resource "aws_qldb_ledger" "orders" {
            name             = "orders"
        -   permissions_mode = "ALLOW_ALL"
        +   permissions_mode = "STANDARD"
          }
      `,
      `
          Orders:
            Type: AWS::QLDB::Ledger
            Properties:
        -     PermissionsMode: ALLOW_ALL
        +     PermissionsMode: STANDARD
      `,
    ],
  },
  'ledger-unprotected': {
    title: 'Ledger can be deleted by one command',
    why: `Deletion protection is on unless it is turned off: a ledger is there to be kept.`,
    ...deletable,
    sources: ['CKV_AWS_172'],
    property: { aws_qldb_ledger: 'deletion_protection', 'AWS::QLDB::Ledger': 'DeletionProtection' },
    holds: (value) => value !== false,
    says: 'is not protected; leave `{property}` on',
    examples: [
      `
          resource "aws_qldb_ledger" "orders" {
            name                = "orders"
            permissions_mode    = "STANDARD"
        -   deletion_protection = false
        +   deletion_protection = true
          }
      `,
      `
          Orders:
            Type: AWS::QLDB::Ledger
            Properties:
              PermissionsMode: STANDARD
        -     DeletionProtection: false
        +     DeletionProtection: true
      `,
    ],
  },
})
