import type { Cases } from '../cases.ts'

const key = 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555'

const placed = {
  vpc_id: 'vpc-0123456789abcdef0',
  subnet_ids: ['subnet-a', 'subnet-b', 'subnet-c'],
  clients: { nodes: 'sg-0123456789abcdef0' },
}

/** Of topics, and of collections with the door to them. */
export const carriedCases: Readonly<Record<string, Cases>> = {
  kafka: {
    variables: {
      identifier: 'example-production-work',
      ...placed,
      secret_name: 'example/production/work',
      kms_key_arn: key,
      topic: 'work',
      instance_type: 'express.m7g.large',
      brokers: 3,
      partitions: 6,
    },
    runs: [
      {
        name: 'takes_roles_over_tls_alone',
        holds: {
          'one(aws_msk_cluster.this.client_authentication).sasl[0].iam && !one(aws_msk_cluster.this.client_authentication).unauthenticated':
            'Who comes shows a role.',
          'one(one(aws_msk_cluster.this.encryption_info).encryption_in_transit).client_broker == "TLS"':
            'Nobody speaks to it without TLS.',
          'one(aws_msk_cluster.this.encryption_info).encryption_at_rest_kms_key_arn == var.kms_key_arn':
            'Messages are encrypted with a key of ours.',
          'aws_vpc_security_group_ingress_rule.clients["nodes"].from_port == 9098':
            'It is reached where roles are asked for.',
        },
      },
      {
        name: 'keeps_what_fails',
        holds: {
          'aws_msk_topic.dead_letters.name == "work-dead-letters"': 'Failed messages have a topic of their own.',
          'jsondecode(base64decode(aws_msk_topic.dead_letters.configs))["retention.ms"] == "1209600000"':
            'There are 14 days to look at what failed.',
          'aws_msk_topic.this.replication_factor == 3': 'Every message lies in three zones.',
        },
      },
      { name: 'refuses_four_brokers', variables: { brokers: 4 }, refused: ['brokers'] },
      {
        name: 'refuses_brokers_with_disks',
        variables: { instance_type: 'kafka.m7g.large' },
        refused: ['instance_type'],
      },
    ],
  },
  'search-endpoint': {
    variables: { identifier: 'example-production-search', ...placed },
    runs: [
      {
        name: 'lets_in_those_who_are_named',
        holds: {
          'length(aws_vpc_security_group_ingress_rule.clients) == 1 && aws_vpc_security_group_ingress_rule.clients["nodes"].to_port == 443':
            'Nobody else gets through.',
        },
      },
    ],
  },
  'search-serverless': {
    variables: {
      identifier: 'example-production-index',
      secret_name: 'example/production/index',
      kms_key_arn: key,
      vpc_endpoint_id: 'vpce-0123456789abcdef0',
      roles: ['example-production-api'],
      awake: true,
    },
    runs: [
      {
        name: 'is_reached_from_inside_by_roles_that_are_named',
        holds: {
          'one(jsondecode(aws_opensearchserverless_security_policy.network.policy)).AllowFromPublic == false && one(one(jsondecode(aws_opensearchserverless_security_policy.network.policy)).SourceVPCEs) == var.vpc_endpoint_id':
            'It has one door.',
          'jsondecode(aws_opensearchserverless_security_policy.encryption.policy).KmsARN == var.kms_key_arn':
            'Documents are encrypted with a key of ours.',
          'one(one(jsondecode(aws_opensearchserverless_access_policy.data.policy)).Principal) == "arn:aws:iam::123456789012:role/example-production-api"':
            'Roles are named one by one.',
          'one(aws_opensearchserverless_collection_group.this.capacity_limits).min_search_capacity_in_ocu == 2':
            'Nobody waits for it to wake up.',
        },
      },
      {
        name: 'sleeps_where_nobody_waits',
        variables: { awake: false },
        holds: {
          'one(aws_opensearchserverless_collection_group.this.capacity_limits).min_search_capacity_in_ocu == 0':
            'It costs nothing while nobody asks.',
        },
      },
      { name: 'refuses_a_name_that_aws_does_not_take', variables: { identifier: 'Index' }, refused: ['identifier'] },
    ],
  },
}
