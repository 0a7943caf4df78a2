import { property } from './property.ts'

export const check = property({
  title: 'Database can be reached from the internet',
  why: `A public address leaves the password as the only guard. Put the database into private subnets, and reach it from
there or through a tunnel.`,
  severity: 'critical',
  fix: 'risky',
  controls: ['soc2/CC6.6', 'cis-aws/2.2.1', 'cis-aws/2.3.3', 'nist-800-53/SC-7', 'pci-dss/1.4.4'],
  sources: ['checkov/CKV_AWS_17', 'checkov/CKV_AWS_87', 'checkov/CKV_AWS_89', 'checkov/CKV_AWS_69', 'trivy/AWS-0180'],
  types: {
    aws_db_instance: ['publicly_accessible'],
    aws_rds_cluster_instance: ['publicly_accessible'],
    aws_redshift_cluster: ['publicly_accessible'],
    aws_dms_replication_instance: ['publicly_accessible'],
    aws_mq_broker: ['publicly_accessible'],
    aws_neptune_cluster_instance: ['publicly_accessible'],
  },
  holds: (value) => value !== true,
  says: () => 'has a public address; set `publicly_accessible = false`',
  set: false,
  examples: [
    {
      bad: `
        resource "aws_db_instance" "orders" {
          engine              = "postgres"
          publicly_accessible = true
        }
      `,
      good: `
        resource "aws_db_instance" "orders" {
          engine              = "postgres"
          publicly_accessible = false
        }
      `,
    },
  ],
})
