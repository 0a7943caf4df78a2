import { is, isAtLeast, isSet, matches, where } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, fragile, inTheClear, sharedPassword, unencrypted, unlogged } from './topics.ts'

/** The same properties in each type. */
function ofDomains(terraform: string, cloudFormation: string): Readonly<Record<string, string>> {
  return {
    aws_elasticsearch_domain: terraform,
    aws_opensearch_domain: terraform,
    'AWS::Elasticsearch::Domain': cloudFormation,
    'AWS::OpenSearchService::Domain': cloudFormation,
  }
}

const nodes = [
  'cluster_config.instance_count',
  'ElasticsearchClusterConfig.InstanceCount',
  'ClusterConfig.InstanceCount',
]
/** A domain of one node has nobody to speak to. */
const isAlone = where(nodes, (value) => Number(value ?? 1) <= 1)

export const checks = rows({
  'stored-unencrypted': {
    title: 'Search domain is stored unencrypted',
    why: `Indexes, snapshots and logs can then be read by whoever gets hold of the disks. It costs nothing; on old versions it can only
      be chosen when the domain is made.`,
    ...unencrypted,
    sources: ['CKV_AWS_5', 'AWS-0048', 'W54'],
    property: {
      ...ofDomains('encrypt_at_rest.enabled', 'EncryptionAtRestOptions.Enabled'),
    },
    holds: is(true),
    says: 'stores its data unencrypted; enable encryption at rest',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
        +   encrypt_at_rest {
        +     enabled = true
        +   }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
              EncryptionAtRestOptions:
        -       Enabled: false
        +       Enabled: true
      `,
    ],
  },
  'nodes-in-the-clear': {
    title: 'Nodes of the search domain speak in the clear',
    why: `Documents go from node to node readable for whoever is in the network between.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_6', 'AWS-0043', 'W85'],
    property: ofDomains('node_to_node_encryption.enabled', 'NodeToNodeEncryptionOptions.Enabled'),
    holds: is(true),
    unless: (body, type) => (type.startsWith('aws_') ? isAlone(body, type) : false),
    says: 'speaks in the clear between its nodes; enable node-to-node encryption',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            cluster_config {
              instance_count = 3
            }
        +   node_to_node_encryption {
        +     enabled = true
        +   }
          }
          resource "aws_opensearch_domain" "trial" {
            domain_name = "trial"
          }
      `,
      `
          Logs:
            Type: AWS::Elasticsearch::Domain
            Properties:
              DomainName: logs
              NodeToNodeEncryptionOptions:
        -       Enabled: false
        +       Enabled: true
      `,
    ],
  },
  'plain-http': {
    title: 'Search domain takes plain HTTP',
    why: `Queries, documents and passwords of those who forget the \`s\` travel readable. Refuse them.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_83', 'AWS-0046'],
    property: ofDomains('domain_endpoint_options.enforce_https', 'DomainEndpointOptions.EnforceHTTPS'),
    holds: (value, _, type) => value === true || (value === undefined && type.startsWith('aws_')),
    says: 'takes plain HTTP; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            domain_endpoint_options {
        -     enforce_https = false
        +     enforce_https = true
            }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
        +     DomainEndpointOptions:
        +       EnforceHTTPS: true
      `,
    ],
  },
  'old-tls': {
    title: 'Search domain takes old versions of TLS',
    why: `TLS 1.0 and 1.1 are broken, and no client of today needs them. The default policy still takes them.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_228', 'AWS-0126'],
    property: ofDomains('domain_endpoint_options.tls_security_policy', 'DomainEndpointOptions.TLSSecurityPolicy'),
    holds: (value) => matches(/^Policy-Min-TLS-1-[23]|^Policy-.*TLS-1-3/)(value),
    says: 'takes TLS below 1.2; set `{property}` to `Policy-Min-TLS-1-2-PFS-2023-10`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            domain_endpoint_options {
        -     tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
        +     tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
            }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
              DomainEndpointOptions:
                EnforceHTTPS: true
        +       TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07
      `,
    ],
  },
  'no-logs': {
    title: 'Search domain sends no logs',
    why: `Errors and slow queries are kept only where they are sent to CloudWatch; afterwards nobody can say why it was slow or fell.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_84', 'AWS-0042'],
    property: ofDomains('log_publishing_options', 'LogPublishingOptions'),
    holds: (value) =>
      isSet(value) &&
      !Object.values(Object(value)).every((each) =>
        [false, 'false'].includes(Object(each).enabled ?? Object(each).Enabled),
      ),
    says: 'sends no logs to CloudWatch; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
        +   log_publishing_options {
        +     cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:search"
        +     log_type                 = "ES_APPLICATION_LOGS"
        +   }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
        +     LogPublishingOptions:
        +       ES_APPLICATION_LOGS:
        +         CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:search
        +         Enabled: true
      `,
    ],
  },
  'no-audit-log': {
    title: 'Search domain keeps no audit log',
    why: `The audit log says who read and changed which index. It needs fine-grained access control.`,
    ...unlogged,
    sources: ['CKV_AWS_317'],
    property: ofDomains('log_publishing_options', 'LogPublishingOptions'),
    holds: (value) => auditOf(value),
    says: 'keeps no audit log; publish `AUDIT_LOGS`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            log_publishing_options {
              cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:search"
        -     log_type                 = "ES_APPLICATION_LOGS"
        +     log_type                 = "AUDIT_LOGS"
            }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
        +     LogPublishingOptions:
        +       AUDIT_LOGS:
        +         CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:search
        +         Enabled: true
      `,
    ],
  },
  'outside-vpc': {
    title: 'Search domain stands on the internet',
    why: `Outside of a VPC its endpoint is public, and a policy that is too wide opens every index. A domain cannot be moved into a VPC
      later without its data being copied.`,
    ...exposed,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_137', 'W90'],
    property: ofDomains('vpc_options', 'VPCOptions'),
    holds: isSet,
    says: 'is outside of any VPC; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
        +   vpc_options {
        +     subnet_ids = ["subnet-1"]
        +   }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
        +     VPCOptions:
        +       SubnetIds: [subnet-1]
      `,
    ],
  },
  'default-security-group': {
    title: 'Search domain takes the default security group',
    why: `Where none is named it gets the default group of the VPC, which lets in everything that is in it too.`,
    ...exposed,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_248'],
    property: ofDomains('vpc_options?.security_group_ids', 'VPCOptions?.SecurityGroupIds'),
    holds: isSet,
    says: 'is in the default security group; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            vpc_options {
              subnet_ids         = ["subnet-1"]
        +     security_group_ids = ["sg-1"]
            }
          }
      `,
    ],
  },
  'no-users': {
    title: 'Search domain knows no users',
    why: `Without fine-grained access control whoever may send a request may send any: read every index, delete it, change settings.`,
    ...sharedPassword,
    severity: 'medium',
    sources: ['CKV2_AWS_52'],
    property: ofDomains('advanced_security_options.enabled', 'AdvancedSecurityOptions.Enabled'),
    holds: is(true),
    says: 'has no fine-grained access control; enable advanced security options',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
        +   advanced_security_options {
        +     enabled = true
        +   }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: logs
              AdvancedSecurityOptions:
        -       Enabled: false
        +       Enabled: true
      `,
    ],
  },
  'no-masters': {
    title: 'Search domain has no dedicated masters',
    why: `Nodes that also hold data lose the cluster when they are busy. Dedicated masters do nothing else.`,
    ...fragile,
    sources: ['CKV2_AWS_59'],
    property: {
      aws_elasticsearch_domain: 'cluster_config.dedicated_master_enabled',
      aws_opensearch_domain: 'cluster_config.dedicated_master_enabled',
      'AWS::Elasticsearch::Domain': 'ElasticsearchClusterConfig.DedicatedMasterEnabled',
      'AWS::OpenSearchService::Domain': 'ClusterConfig.DedicatedMasterEnabled',
    },
    holds: is(true),
    says: 'has no dedicated masters; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            cluster_config {
        -     dedicated_master_enabled = false
        +     dedicated_master_enabled = true
              dedicated_master_count   = 3
            }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              ClusterConfig:
        +       DedicatedMasterEnabled: true
                DedicatedMasterCount: 3
      `,
    ],
  },
  'few-masters': {
    title: 'Masters of the search domain have no quorum',
    why: `Of one or two none can be lost. Three keep the cluster when one is.`,
    ...fragile,
    sources: ['CKV_AWS_318'],
    property: {
      aws_elasticsearch_domain: 'cluster_config.dedicated_master_count',
      aws_opensearch_domain: 'cluster_config.dedicated_master_count',
      'AWS::Elasticsearch::Domain': 'ElasticsearchClusterConfig.DedicatedMasterCount',
      'AWS::OpenSearchService::Domain': 'ClusterConfig.DedicatedMasterCount',
    },
    holds: isAtLeast(3),
    says: 'has fewer than three dedicated masters; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            cluster_config {
              dedicated_master_enabled = true
        -     dedicated_master_count   = 1
        +     dedicated_master_count   = 3
            }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              ClusterConfig:
                DedicatedMasterEnabled: true
        +       DedicatedMasterCount: 3
      `,
    ],
  },
  'one-zone': {
    title: 'Search domain stands in one zone',
    why: `It is gone for as long as its zone is. With zone awareness each shard has a copy in another zone.`,
    ...fragile,
    sources: ['CKV_AWS_318'],
    property: {
      aws_elasticsearch_domain: 'cluster_config.zone_awareness_enabled',
      aws_opensearch_domain: 'cluster_config.zone_awareness_enabled',
      'AWS::Elasticsearch::Domain': 'ElasticsearchClusterConfig.ZoneAwarenessEnabled',
      'AWS::OpenSearchService::Domain': 'ClusterConfig.ZoneAwarenessEnabled',
    },
    holds: is(true),
    unless: where(
      ['cluster_config.multi_az_with_standby_enabled', 'ClusterConfig.MultiAZWithStandbyEnabled'],
      is(true),
    ),
    says: 'has its nodes in one zone; set `{property}`',
    examples: [
      `
          resource "aws_opensearch_domain" "logs" {
            domain_name = "logs"
            cluster_config {
              instance_count         = 2
        +     zone_awareness_enabled = true
            }
          }
      `,
      `
          Logs:
            Type: AWS::OpenSearchService::Domain
            Properties:
              ClusterConfig:
        -       ZoneAwarenessEnabled: false
        +       ZoneAwarenessEnabled: true
      `,
    ],
  },
})

/** A list of blocks in Terraform, a map of the kinds of log in CloudFormation. */
function auditOf(value: unknown): boolean {
  if (Array.isArray(value))
    return value.some(
      (each) =>
        each?.enabled !== false && (each?.log_type === 'AUDIT_LOGS' || Object(each?.log_type) === each?.log_type),
    )
  const audit = Object(value).AUDIT_LOGS
  return audit !== undefined && ![false, 'false'].includes(audit?.Enabled)
}
