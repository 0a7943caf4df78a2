import { has, is, matches, where } from './conditions.ts'

/** Made from another one, which decides. */
export const inherits = has(
  'replicate_source_db',
  'snapshot_identifier',
  'source_snapshot_identifier',
  'global_cluster_identifier',
  'restore_to_point_in_time',
  's3_import',
  'replication_source_identifier',
  'SourceDBInstanceIdentifier',
  'DBSnapshotIdentifier',
  'SnapshotIdentifier',
  'SourceDBClusterIdentifier',
  'GlobalClusterIdentifier',
)
export const engine = ['engine', 'Engine']
export const isMember = has('DBClusterIdentifier')
export const isServerless = where(['engine_mode', 'EngineMode'], is('serverless'))

/** Where no engine is said it was the first one of Aurora. */
export function isOrLacks(pattern: RegExp): (value: unknown) => boolean {
  return (value) => value === undefined || matches(pattern)(value)
}
