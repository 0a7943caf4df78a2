import { type Fact, factOf, type Table } from './fact.ts'

/** What has to be there for a rule to have anything to judge. */
export type Judged = 'account' | 'network' | 'nodes' | 'cluster' | 'database' | 'table' | 'certificate'

/** A rule that AWS Config brings, which what we write keeps. */
export interface ConfigRule {
  /** As it is called in AWS; its identifier is another. */
  readonly name: string
  readonly identifier: string
  readonly of: Judged
  readonly parameters?: Readonly<Record<string, string>>
  /** Of the whole account: asked in one region alone. */
  readonly global?: true
}

const table: Table<ConfigRule> = {
  source: 'docs.aws.amazon.com, AWS Config developer guide, list of managed rules; common knowledge',
  date: '2026-11-28',
  rows: [
    of('account', 'multi-region-cloud-trail-enabled', 'MULTI_REGION_CLOUD_TRAIL_ENABLED', { global: true }),
    of('account', 'cloud-trail-log-file-validation-enabled', undefined, { global: true }),
    of('account', 'cloud-trail-encryption-enabled', undefined, { global: true }),
    of('account', 'iam-root-access-key-check', undefined, { global: true }),
    of('account', 'root-account-mfa-enabled', undefined, { global: true }),
    of('account', 'mfa-enabled-for-iam-console-access', undefined, { global: true }),
    of('account', 'access-keys-rotated', undefined, { global: true, parameters: { maxAccessKeyAge: '90' } }),
    of('account', 'cmk-backing-key-rotation-enabled'),
    of('account', 'kms-cmk-not-scheduled-for-deletion'),
    of('account', 's3-bucket-ssl-requests-only'),
    of('account', 's3-bucket-public-read-prohibited'),
    of('account', 's3-bucket-public-write-prohibited'),
    of('account', 's3-bucket-level-public-access-prohibited'),
    of('account', 'ec2-ebs-encryption-by-default'),
    of('network', 'vpc-flow-logs-enabled'),
    of('network', 'restricted-ssh', 'INCOMING_SSH_DISABLED'),
    of('nodes', 'encrypted-volumes'),
    of('nodes', 'ec2-imdsv2-check'),
    of('cluster', 'eks-secrets-encrypted'),
    of('database', 'rds-storage-encrypted'),
    of('database', 'rds-instance-public-access-check'),
    of('database', 'db-instance-backup-enabled'),
    of('table', 'dynamodb-pitr-enabled'),
    of('certificate', 'acm-certificate-expiration-check', undefined, { parameters: { daysToExpiration: '14' } }),
  ],
}

/** Rules for what is there. */
export function configRules(there: ReadonlySet<Judged>): readonly (ConfigRule & Fact)[] {
  return table.rows.filter((row) => there.has(row.of)).map((row) => factOf(table, row))
}

/** Most identifiers are the name in other letters. */
function of(
  judged: Judged,
  name: string,
  identifier = name.replaceAll('-', '_').toUpperCase(),
  more: Pick<ConfigRule, 'global' | 'parameters'> = {},
): ConfigRule {
  return { name, identifier, of: judged, ...more }
}
