import { has, property } from './property.ts'

export const check = property({
  title: 'Database has no backups',
  why: `With a retention of 0 there are no snapshots and no way back to a point in time: a wrong \`DELETE\` is final.`,
  severity: 'high',
  controls: ['soc2/A1.2', 'nist-800-53/CP-9', 'iso-27001/A.8.13'],
  sources: ['checkov/CKV_AWS_133', 'checkov/CKV_AWS_343', 'checkov/CKV_AWS_361', 'trivy/AWS-0077'],
  types: {
    aws_db_instance: ['backup_retention_period'],
    aws_rds_cluster: ['backup_retention_period'],
    aws_redshift_cluster: ['automated_snapshot_retention_period'],
    aws_neptune_cluster: ['backup_retention_period'],
    aws_docdb_cluster: ['backup_retention_period'],
  },
  // Absent means none for an instance, and one day for a cluster.
  holds: (value, body, type) =>
    value === undefined
      ? type !== 'aws_db_instance' ||
        has(body, 'replicate_source_db', 'snapshot_identifier', 'restore_to_point_in_time')
      : (value !== 0 && value !== '0') || has(body, 'replicate_source_db'),
  says: () => 'keeps no backups; set a retention of at least 7 days',
  examples: [
    {
      bad: `
        resource "aws_db_instance" "orders" {
          engine                  = "postgres"
          backup_retention_period = 0
        }
      `,
      good: `
        resource "aws_db_instance" "orders" {
          engine                  = "postgres"
          backup_retention_period = 14
        }
        resource "aws_db_instance" "replica" {
          replicate_source_db = aws_db_instance.orders.identifier
        }
      `,
    },
  ],
})
