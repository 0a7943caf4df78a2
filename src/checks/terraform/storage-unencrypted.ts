import type { TerraformBody } from '../../kinds/terraform.ts'
import { has, property } from './property.ts'

export const check = property({
  title: 'Data is stored unencrypted',
  why: `Snapshots, copies and discarded disks can then be read by whoever gets hold of them. Encryption costs nothing here;
most of these cannot be encrypted later without moving the data.`,
  severity: 'high',
  controls: ['soc2/CC6.1', 'cis-aws/2.3.1', 'cis-aws/2.4.1', 'nist-800-53/SC-28', 'pci-dss/3.5.1', 'gdpr/art-32'],
  sources: [
    ...['5', '16', '29', '42', '43', '44', '64', '74', '77', '96', '156', '279'].map(
      (number) => `checkov/CKV_AWS_${number}`,
    ),
    'trivy/AWS-0080',
  ],
  types: {
    aws_db_instance: ['storage_encrypted'],
    aws_rds_cluster: ['storage_encrypted'],
    aws_docdb_cluster: ['storage_encrypted'],
    aws_neptune_cluster: ['storage_encrypted'],
    aws_neptune_cluster_snapshot: ['storage_encrypted'],
    aws_redshift_cluster: ['encrypted'],
    aws_efs_file_system: ['encrypted'],
    aws_elasticache_replication_group: ['at_rest_encryption_enabled'],
    aws_elasticsearch_domain: ['encrypt_at_rest', 0, 'enabled'],
    aws_opensearch_domain: ['encrypt_at_rest', 0, 'enabled'],
    aws_kinesis_stream: ['encryption_type'],
    aws_workspaces_workspace: ['root_volume_encryption_enabled'],
  },
  holds: (value, body, type) => value === true || value === 'true' || value === 'KMS' || elsewhere(value, body, type),
  says: () => 'stores its data unencrypted; encrypt it before there is any',
  examples: [
    {
      bad: `
        resource "aws_db_instance" "orders" {
          engine = "postgres"
        }
        resource "aws_efs_file_system" "data" {
          encrypted = false
        }
      `,
      good: `
        resource "aws_db_instance" "orders" {
          engine            = "postgres"
          storage_encrypted = true
        }
        resource "aws_db_instance" "replica" {
          replicate_source_db = aws_db_instance.orders.identifier
        }
        resource "aws_efs_file_system" "data" {
          encrypted = true
        }
      `,
    },
  ],
})

/** Where absence is no fault: what it is made from decides, or it is encrypted unless told otherwise. */
function elsewhere(value: unknown, body: TerraformBody, type: string): boolean {
  if (type === 'aws_rds_cluster' && body.engine_mode === 'serverless') return true
  if (value !== undefined) return false
  return has(
    body,
    'replicate_source_db',
    'snapshot_identifier',
    'source_snapshot_identifier',
    'global_cluster_identifier',
    'global_replication_group_id',
    'snapshot_id',
    'restore_to_point_in_time',
    's3_import',
    'replication_source_identifier',
  )
}
