import type { Cases } from '../cases.ts'

/** Of what tells people, and of who may speak to whom. */
export const watchingCases: Readonly<Record<string, Cases>> = {
  alarms: {
    variables: {
      name: 'example-production',
      email: 'on-call@example.com',
      alarms: {
        'example-production-DbStorage': {
          description: 'db runs out of storage',
          severity: 'page',
          namespace: 'AWS/RDS',
          metric: 'FreeStorageSpace',
          dimensions: { DBInstanceIdentifier: 'example-production-db' },
          statistic: 'Minimum',
          comparison: 'LessThanThreshold',
          threshold: 10,
          period: 300,
          periods: 1,
          missing: 'missing',
        },
      },
    },
    runs: [
      {
        name: 'tells_by_mail_where_no_pager_is_named',
        holds: {
          'length(aws_sns_topic_subscription.email) == 2 && length(aws_sns_topic_subscription.pager) == 0':
            'Pages and tickets come by mail.',
          'aws_cloudwatch_metric_alarm.this["example-production-DbStorage"].treat_missing_data == "missing"':
            'An alarm is what it was asked for.',
        },
      },
      {
        name: 'calls_the_pager_too',
        variables: { pager_endpoint: 'https://events.pagerduty.com/integration/example/enqueue' },
        holds: { 'length(aws_sns_topic_subscription.pager) == 1': 'Pages go to the pager.' },
      },
      { name: 'refuses_what_is_no_address', variables: { email: 'on-call' }, refused: ['email'] },
    ],
  },
  'security-group': {
    variables: {
      name: 'example-production-api',
      vpc_id: 'vpc-0123456789abcdef0',
      takes: { 'load balancer': { port: 8080, group: 'sg-0123456789abcdef0' } },
      calls: { db: { port: 5432, group: 'sg-0fedcba9876543210' } },
    },
    runs: [
      {
        name: 'lets_through_what_is_named',
        holds: {
          'length(aws_vpc_security_group_ingress_rule.this) == 1 && length(aws_vpc_security_group_egress_rule.this) == 1':
            'One way in and one way out, and no other.',
          'aws_vpc_security_group_egress_rule.this["db"].from_port == 5432 && aws_vpc_security_group_egress_rule.this["db"].referenced_security_group_id == "sg-0fedcba9876543210"':
            'The way out leads to the database alone.',
        },
      },
      {
        name: 'lets_nothing_through_unasked',
        variables: { takes: {}, calls: {} },
        holds: {
          'length(aws_vpc_security_group_ingress_rule.this) + length(aws_vpc_security_group_egress_rule.this) == 0':
            'Nothing comes in or goes out.',
        },
      },
    ],
  },
}
