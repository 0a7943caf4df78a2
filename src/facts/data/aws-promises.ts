import type { Table } from '../fact.ts'
import type { Promised } from '../promise.ts'

export const awsPromises: Table<Promised> = {
  source: 'cloudonaut.io, "AWS SLA: Are you able to keep your availability promise?" (its table of the agreements)',
  date: '2019-01-31',
  rows: [
    { product: 'alb', share: 0.9999 },
    { product: 'nlb', share: 0.9999 },
    { product: 'ec2/multi-az', share: 0.9999 },
    { product: 'fargate', share: 0.9999 },
    { product: 'lambda', share: 0.9995 },
    { product: 'api-gateway', share: 0.9995 },
    { product: 's3', share: 0.999 },
    { product: 'cloudfront', share: 0.999 },
    { product: 'kinesis', share: 0.999 },
    {
      product: 'dynamodb',
      share: 0.9999,
      source: 'dynobase.dev, "DynamoDB SLA" (what the agreement says of tables in one region)',
      date: '2022-03-10',
    },
    { product: 'rds/multi-az', share: 0.9995, source: 'aws.amazon.com/rds/sla', date: '2024-01-22' },
    { product: 'rds/single', share: 0.995, source: 'aws.amazon.com/rds/sla', date: '2024-01-22' },
    { product: 'aurora/multi-az', share: 0.9999, source: 'aws.amazon.com/rds/aurora/sla', date: '2022-05-19' },
    {
      product: 'elasticache/multi-az',
      share: 0.9999,
      source: 'AWS Database Blog, "Introducing 99.99% Availability with Amazon ElastiCache for Redis"',
      date: '2023-02-16',
    },
  ],
}
