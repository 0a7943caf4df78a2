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
  guard: {
    variables: { name: 'example', region: 'eu-central-1', email: 'security@example.com' },
    runs: [
      {
        name: 'looks_and_tells',
        holds: {
          'aws_guardduty_detector.this.enable && length(aws_guardduty_detector_feature.this) == 4':
            'It looks through what workloads do, not the network alone.',
          'aws_sns_topic_subscription.email.endpoint == "security@example.com"': 'Somebody is told.',
          'jsondecode(aws_cloudwatch_event_rule.findings.event_pattern).detail.severity == [{ numeric = [">=", 7] }]':
            'They are told of what is grave.',
          'length(aws_config_configuration_recorder.this) + length(aws_securityhub_account.this) == 0':
            'Nothing is recorded that nobody asked for.',
        },
      },
      {
        name: 'holds_the_account_against_rules',
        variables: {
          rules: { 'example-encrypted-volumes': { identifier: 'ENCRYPTED_VOLUMES' } },
          recorder_role_arn: 'arn:aws:iam::123456789012:role/example-recorder',
          record_bucket: 'example-record-123456789012',
          standards: ['pci-dss/v/4.0.1'],
        },
        holds: {
          'aws_config_configuration_recorder_status.this[0].is_enabled': 'The account is recorded.',
          'aws_config_configuration_recorder.this[0].recording_group[0].include_global_resource_types == false':
            'What belongs to no region is recorded in one region, not in each.',
          'length(aws_securityhub_standards_subscription.this) == 1': 'It is held against the standard.',
          'aws_ebs_encryption_by_default.this[0].enabled': 'A disk that somebody makes by hand is encrypted too.',
        },
      },
    ],
  },
  'log-search': {
    variables: {
      identifier: 'example-production-lines',
      vpc_id: 'vpc-0123456789abcdef0',
      subnet_ids: ['subnet-a', 'subnet-b', 'subnet-c'],
      clients: { cluster: 'sg-0123456789abcdef0' },
      secret_name: 'example/production/lines',
      role_prefix: 'example-production-lines-',
      keeper_arn: 'arn:aws:iam::123456789012:role/example-production-lines-keeper',
      instance_type: 'm7g.large.search',
      nodes: 3,
      volume_size: 100,
    },
    runs: [
      {
        name: 'stands_inside_and_encrypted',
        holds: {
          'aws_opensearch_domain.this.encrypt_at_rest[0].enabled && aws_opensearch_domain.this.node_to_node_encryption[0].enabled':
            'It is encrypted on disk and between nodes.',
          'aws_opensearch_domain.this.domain_endpoint_options[0].enforce_https': 'It is reached over TLS alone.',
          'length(aws_opensearch_domain.this.vpc_options[0].subnet_ids) == 3':
            'It stands in three zones of the network.',
          'aws_opensearch_domain.this.advanced_security_options[0].master_user_options[0].master_user_arn == var.keeper_arn':
            'One role alone may do everything inside.',
        },
      },
      { name: 'refuses_two_nodes', variables: { nodes: 2 }, refused: ['nodes'] },
    ],
  },
}
