import { any, is, isAtLeast, isSet, not, where } from './conditions.ts'
import { engine, isMember, isOrLacks, isServerless } from './rds-engines.ts'
import { rows } from './rows.ts'
import { unlogged, unwatched } from './topics.ts'

export const checks = rows({
  'no-enhanced-monitoring': {
    title: 'Nobody sees what the database host does',
    why: `Enhanced monitoring shows processes, memory and disk of the machine under the database by the second, which the metrics
      of CloudWatch do not.`,
    ...unwatched,
    sources: ['CKV_AWS_118'],
    property: {
      aws_db_instance: 'monitoring_interval',
      aws_rds_cluster_instance: 'monitoring_interval',
      'AWS::RDS::DBInstance': 'MonitoringInterval',
    },
    holds: isAtLeast(1),
    says: 'has no enhanced monitoring; set `{property}` to 60',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine              = "postgres"
        -   monitoring_interval = 0
        +   monitoring_interval = 60
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        +     MonitoringInterval: 60
      `,
    ],
  },
  'no-performance-insights': {
    title: 'Nobody sees which statements load the database',
    why: `Performance Insights keeps a week of what the database waited for, statement by statement, without charge.`,
    ...unwatched,
    sources: ['CKV_AWS_353', 'AWS-0133'],
    property: {
      aws_db_instance: 'performance_insights_enabled',
      aws_rds_cluster_instance: 'performance_insights_enabled',
      'AWS::RDS::DBInstance': 'EnablePerformanceInsights',
    },
    holds: is(true),
    says: 'has no Performance Insights; set `{property}`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                       = "postgres"
        +   performance_insights_enabled = true
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     EnablePerformanceInsights: false
        +     EnablePerformanceInsights: true
      `,
    ],
  },
  'no-logs': {
    title: 'Logs of the database stay on its disk',
    why: `They are rotated away within days, and go with the database. Sent to CloudWatch they can be searched, kept and alarmed
      on.`,
    ...unlogged,
    sources: ['CKV_AWS_129', 'CKV_AWS_324'],
    property: {
      aws_db_instance: 'enabled_cloudwatch_logs_exports',
      aws_rds_cluster: 'enabled_cloudwatch_logs_exports',
      'AWS::RDS::DBInstance': 'EnableCloudwatchLogsExports',
      'AWS::RDS::DBCluster': 'EnableCloudwatchLogsExports',
    },
    holds: isSet,
    unless: any(isMember, isServerless),
    says: 'sends no logs to CloudWatch; name them in `{property}`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                          = "postgres"
        +   enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
        +     EnableCloudwatchLogsExports: [postgresql]
      `,
    ],
  },
  'no-audit-log': {
    title: 'Database keeps no audit log',
    why: `The audit log of Aurora MySQL says who read and changed what. Export it, and turn it on in the parameter group.`,
    ...unlogged,
    sources: ['CKV_AWS_325'],
    property: {
      aws_rds_cluster: 'enabled_cloudwatch_logs_exports',
      'AWS::RDS::DBCluster': 'EnableCloudwatchLogsExports',
    },
    holds: (value) => Array.isArray(value) && value.some((each) => each === 'audit' || typeof each !== 'string'),
    unless: any(isServerless, not(where(engine, isOrLacks(/^(?:aurora|aurora-mysql|mysql)$/)))),
    says: 'does not export its audit log; add `audit` to `{property}`',
    examples: [
      `
          resource "aws_rds_cluster" "orders" {
            engine                          = "aurora-mysql"
        -   enabled_cloudwatch_logs_exports = ["error"]
        +   enabled_cloudwatch_logs_exports = ["error", "audit"]
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
        +     EnableCloudwatchLogsExports: [audit]
      `,
    ],
  },
})
