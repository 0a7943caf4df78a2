import { type Block, block, call, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'
import { vaultRecords } from './vault-records.ts'

/** Backups that nobody can delete before their time, a copy of them in another region, and restores that are tried. */
export function vaultModule(): Module {
  return {
    main: [...vaults(), ...plan(), ...role(), ...tests(), ...vaultRecords()],
    variables: [
      variable('name', 'string', 'Name of the vault'),
      variable('resources', 'list(string)', 'ARNs of what is kept'),
      variable('databases', 'list(string)', 'ARNs among them of databases, whose restores are tried'),
      variable('kms_key_arn', 'string', 'Key that the vault is encrypted with'),
      variable('retention_days', 'number', 'Days that a backup is kept'),
      variable('copy', 'object({ region = string, kms_key_arn = string })', 'Where each backup is copied to', {
        default: null,
      }),
      variable(
        'irrevocable_after_days',
        'number',
        'Days until the lock cannot be taken off any more, by nobody; none leaves it to whoever may administer backups',
        { default: null },
      ),
      variable('log_retention_days', 'number', 'Days that what came of backups is kept on record', { default: 400 }),
      variable(
        'restore_overrides',
        'map(string)',
        'How a tried restore differs from its source: the subnets, the size',
      ),
    ],
    outputs: [
      output(
        'backups_failed',
        'aws_cloudwatch_event_rule.this["backups-failed"].name',
        'Rule that counts backups that failed',
      ),
      output(
        'restores_failed',
        'aws_cloudwatch_event_rule.this["restores-failed"].name',
        'Rule that counts restores that failed',
      ),
    ],
  }
}

const copied = call('toset', raw('var.copy[*].region'))

function vaults(): Block[] {
  const lock = {
    min_retention_days: ref('var.retention_days'),
    changeable_for_days: ref('var.irrevocable_after_days'),
  }
  return [
    block('resource', ['aws_backup_vault', 'this'], { name: ref('var.name'), kms_key_arn: ref('var.kms_key_arn') }),
    block('resource', ['aws_backup_vault_lock_configuration', 'this'], {
      backup_vault_name: ref('aws_backup_vault.this.name'),
      ...lock,
    }),
    block('resource', ['aws_backup_vault', 'copy'], {
      for_each: copied,
      region: ref('each.value'),
      name: ref('var.name'),
      kms_key_arn: ref('var.copy.kms_key_arn'),
    }),
    block('resource', ['aws_backup_vault_lock_configuration', 'copy'], {
      for_each: copied,
      region: ref('each.value'),
      backup_vault_name: ref('aws_backup_vault.copy[each.value].name'),
      ...lock,
    }),
  ]
}

function plan(): Block[] {
  const kept = block('lifecycle', [], { delete_after: ref('var.retention_days') })
  return [
    block('resource', ['aws_backup_plan', 'this'], { name: ref('var.name') }, [
      block(
        'rule',
        [],
        {
          rule_name: 'nightly',
          target_vault_name: ref('aws_backup_vault.this.name'),
          schedule: 'cron(30 1 * * ? *)',
          start_window: 60,
          completion_window: 720,
        },
        [
          kept,
          block('dynamic', ['copy_action'], { for_each: ref('aws_backup_vault.copy') }, [
            block('content', [], { destination_vault_arn: ref('copy_action.value.arn') }, [kept]),
          ]),
        ],
      ),
    ]),
    block('resource', ['aws_backup_selection', 'this'], {
      name: ref('var.name'),
      plan_id: ref('aws_backup_plan.this.id'),
      iam_role_arn: ref('aws_iam_role.backup.arn'),
      resources: ref('var.resources'),
    }),
  ]
}

function role(): Block[] {
  return [
    trustDocument('backup_trust', { type: 'Service', identifiers: ['backup.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'backup'], {
      name: template`${ref('var.name')}-backup`,
      assume_role_policy: ref('data.aws_iam_policy_document.backup_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'backup'], {
      for_each: call('toset', [
        'service-role/AWSBackupServiceRolePolicyForBackup',
        'service-role/AWSBackupServiceRolePolicyForRestores',
        'AWSBackupServiceRolePolicyForS3Backup',
        'AWSBackupServiceRolePolicyForS3Restore',
      ]),
      role: ref('aws_iam_role.backup.name'),
      policy_arn: template`arn:aws:iam::aws:policy/${ref('each.value')}`,
    }),
  ]
}

/** AWS restores the newest point, says whether that went well, and takes away what it made. */
function tests(): Block[] {
  const name = call('replace', ref('var.name'), '-', '_')
  return [
    block(
      'resource',
      ['aws_backup_restore_testing_plan', 'this'],
      {
        name: commented('Letters, digits and underscores are all that it may have.', name),
        schedule_expression: 'cron(0 5 ? * SUN *)',
        start_window_hours: 4,
      },
      [
        block('recovery_point_selection', [], {
          algorithm: 'LATEST_WITHIN_WINDOW',
          include_vaults: [ref('aws_backup_vault.this.arn')],
          recovery_point_types: ['SNAPSHOT'],
          selection_window_days: 7,
        }),
      ],
    ),
    block('resource', ['aws_backup_restore_testing_selection', 'databases'], {
      count: raw('length(var.databases) > 0 ? 1 : 0'),
      name: 'databases',
      restore_testing_plan_name: ref('aws_backup_restore_testing_plan.this.name'),
      iam_role_arn: ref('aws_iam_role.backup.arn'),
      protected_resource_type: 'RDS',
      protected_resource_arns: ref('var.databases'),
      restore_metadata_overrides: ref('var.restore_overrides'),
      validation_window_hours: 1,
    }),
  ]
}
