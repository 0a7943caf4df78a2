import { any, has, is, isAtLeast, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile, inTheClear, noBackup, sharedPassword, unencrypted, unlogged, unpatched } from './topics.ts'

const inherits = has('global_replication_group_id', 'GlobalReplicationGroupId')
const isReplica = has('replication_group_id')

export const checks = rows({
  'stored-unencrypted': {
    title: 'Cache is stored unencrypted',
    why: `Sessions and copies of rows are written to disk when the cache synchronises, swaps and backs itself up. Encryption can only
      be chosen when the group is made.`,
    ...unencrypted,
    severity: 'medium',
    sources: ['CKV_AWS_29', 'AWS-0045', 'F25'],
    property: {
      aws_elasticache_replication_group: 'at_rest_encryption_enabled',
      'AWS::ElastiCache::ReplicationGroup': 'AtRestEncryptionEnabled',
    },
    holds: is(true),
    // A group of Valkey is encrypted unless told otherwise.
    unless: any(inherits, (body, type) =>
      body.at_rest_encryption_enabled === undefined && body.AtRestEncryptionEnabled === undefined
        ? where(['engine', 'Engine'], is('valkey'))(body, type)
        : false,
    ),
    says: 'stores its data unencrypted; set `{property}`',
    examples: [
      `
          resource "aws_elasticache_replication_group" "sessions" {
            replication_group_id       = "sessions"
            description                = "sessions"
        +   at_rest_encryption_enabled = true
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
        -     AtRestEncryptionEnabled: false
        +     AtRestEncryptionEnabled: true
      `,
    ],
  },
  'in-the-clear': {
    title: 'Cache speaks in the clear',
    why: `Whoever is in the same network reads sessions and changes what is cached. TLS can be turned on in a running group, first as
      preferred, then as required.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_30', 'CKV_AWS_31', 'AWS-0051', 'F33'],
    property: {
      aws_elasticache_replication_group: 'transit_encryption_enabled',
      'AWS::ElastiCache::ReplicationGroup': 'TransitEncryptionEnabled',
    },
    holds: is(true),
    unless: inherits,
    says: 'speaks in the clear; set `{property}`',
    examples: [
      `
          resource "aws_elasticache_replication_group" "sessions" {
            replication_group_id       = "sessions"
            description                = "sessions"
        +   transit_encryption_enabled = true
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
        -     TransitEncryptionEnabled: false
        +     TransitEncryptionEnabled: true
      `,
    ],
  },
  'no-login': {
    title: 'Cache asks for no login',
    why: `Whoever reaches the port reads and changes everything in it. Give it users with rights of their own (RBAC), or a token; both
      need TLS.`,
    ...sharedPassword,
    severity: 'medium',
    sources: ['CKV_AWS_31'],
    property: {
      aws_elasticache_replication_group: 'auth_token',
      'AWS::ElastiCache::ReplicationGroup': 'AuthToken',
    },
    holds: isSet,
    unless: any(inherits, has('user_group_ids', 'UserGroupIds')),
    says: 'asks for no login; give it a user group, or set `{property}`',
    examples: [
      `
          resource "aws_elasticache_replication_group" "sessions" {
            replication_group_id       = "sessions"
            description                = "sessions"
            transit_encryption_enabled = true
        +   user_group_ids             = ["sessions"]
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
              TransitEncryptionEnabled: true
        +     UserGroupIds: [sessions]
      `,
    ],
  },
  'no-backup': {
    title: 'Cache makes no snapshots',
    why: `A cache that is lost starts empty, and the database behind it takes the whole load at once. A daily snapshot costs little;
      none is made unless a retention is given.`,
    ...noBackup,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_134', 'AWS-0050'],
    property: {
      aws_elasticache_cluster: 'snapshot_retention_limit',
      aws_elasticache_replication_group: 'snapshot_retention_limit',
      aws_memorydb_cluster: 'snapshot_retention_limit',
      'AWS::ElastiCache::CacheCluster': 'SnapshotRetentionLimit',
      'AWS::ElastiCache::ReplicationGroup': 'SnapshotRetentionLimit',
      'AWS::MemoryDB::Cluster': 'SnapshotRetentionLimit',
    },
    holds: isAtLeast(1),
    unless: any(isReplica, where(['engine', 'Engine'], is('memcached'))),
    says: 'makes no snapshots; set `{property}`',
    examples: [
      `
          resource "aws_elasticache_cluster" "sessions" {
            cluster_id               = "sessions"
            engine                   = "redis"
        +   snapshot_retention_limit = 5
          }
          resource "aws_elasticache_cluster" "pages" {
            cluster_id = "pages"
            engine     = "memcached"
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
        -     SnapshotRetentionLimit: 0
        +     SnapshotRetentionLimit: 5
      `,
    ],
  },
  'no-minor-upgrades': {
    title: 'Cache never takes security fixes by itself',
    why: `Minor versions carry the fixes of the engine. They are installed in the maintenance window unless that is turned off.`,
    ...unpatched,
    severity: 'low',
    sources: ['CKV_AWS_322'],
    property: {
      aws_elasticache_cluster: 'auto_minor_version_upgrade',
      aws_elasticache_replication_group: 'auto_minor_version_upgrade',
      aws_memorydb_cluster: 'auto_minor_version_upgrade',
      'AWS::ElastiCache::CacheCluster': 'AutoMinorVersionUpgrade',
      'AWS::ElastiCache::ReplicationGroup': 'AutoMinorVersionUpgrade',
      'AWS::MemoryDB::Cluster': 'AutoMinorVersionUpgrade',
    },
    holds: isNot(false),
    says: 'takes no minor versions; set `{property}`',
    examples: [
      `
          resource "aws_elasticache_cluster" "sessions" {
            cluster_id                 = "sessions"
            engine                     = "redis"
        -   auto_minor_version_upgrade = false
        +   auto_minor_version_upgrade = true
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
        -     AutoMinorVersionUpgrade: false
        +     AutoMinorVersionUpgrade: true
      `,
    ],
  },
  'default-network': {
    title: 'Cache stands in the default network',
    why: `Without a subnet group of its own it lands in the default network, whose subnets are public.`,
    ...fragile,
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
    sources: ['CKV_AWS_323'],
    property: {
      aws_elasticache_cluster: 'subnet_group_name',
      'AWS::ElastiCache::CacheCluster': 'CacheSubnetGroupName',
    },
    holds: isNot(undefined, '', 'default'),
    unless: isReplica,
    says: 'has no subnets of its own; set `{property}`',
    examples: [
      `
          resource "aws_elasticache_cluster" "sessions" {
            cluster_id        = "sessions"
            engine            = "redis"
        -   subnet_group_name = "default"
        +   subnet_group_name = "private"
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::CacheCluster
            Properties:
              Engine: redis
        +     CacheSubnetGroupName: private
      `,
    ],
  },
  'no-failover': {
    title: 'Cache does not fail over',
    why: `When the primary node is lost nobody takes its place, and writes fail until it is back. With automatic failover a replica is
      promoted within a minute.`,
    ...fragile,
    sources: ['CKV2_AWS_50'],
    property: {
      aws_elasticache_replication_group: 'automatic_failover_enabled',
      'AWS::ElastiCache::ReplicationGroup': 'AutomaticFailoverEnabled',
    },
    holds: is(true),
    unless: inherits,
    says: 'does not fail over; set `{property}`, with a replica in another zone',
    examples: [
      `
          resource "aws_elasticache_replication_group" "sessions" {
            replication_group_id       = "sessions"
            description                = "sessions"
        +   automatic_failover_enabled = true
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
        -     AutomaticFailoverEnabled: false
        +     AutomaticFailoverEnabled: true
      `,
    ],
  },
  'ended-security-group': {
    title: 'Security group is of a network that has ended',
    why: `Groups of the cache service belong to EC2-Classic, which AWS has shut down: creating one fails. Use security groups of the VPC.`,
    severity: 'high',
    sources: ['CKV_AWS_196', 'AWS-0049'],
    property: { aws_elasticache_security_group: '', 'AWS::ElastiCache::SecurityGroup': '' },
    holds: () => false,
    says: 'is of EC2-Classic; use a security group of the VPC',
    examples: [
      `
        - resource "aws_elasticache_security_group" "sessions" {
        -   name                 = "sessions"
        -   security_group_names = ["sessions"]
        - }
        + resource "aws_security_group" "sessions" {
        +   name = "sessions"
        + }
      `,
      `
          Sessions:
        -   Type: AWS::ElastiCache::SecurityGroup
        +   Type: AWS::EC2::SecurityGroup
            Properties:
        -     Description: sessions
        +     GroupDescription: sessions
      `,
    ],
  },
  'memorydb-in-the-clear': {
    title: 'MemoryDB speaks in the clear',
    why: `Whoever is in the same network reads and changes the data. TLS is on by default; this turns it off, and access lists with it.`,
    ...inTheClear,
    sources: ['CKV_AWS_202'],
    property: { aws_memorydb_cluster: 'tls_enabled', 'AWS::MemoryDB::Cluster': 'TLSEnabled' },
    holds: isNot(false),
    says: 'speaks in the clear; leave `{property}` on',
    examples: [
      `
          resource "aws_memorydb_cluster" "orders" {
            name        = "orders"
            node_type   = "db.r7g.large"
            acl_name    = "orders"
        -   tls_enabled = false
        +   tls_enabled = true
          }
      `,
      `
          Orders:
            Type: AWS::MemoryDB::Cluster
            Properties:
              ACLName: orders
        -     TLSEnabled: false
        +     TLSEnabled: true
      `,
    ],
  },
  'memorydb-open-access': {
    title: 'MemoryDB lets in every client of its network',
    why: `The list \`open-access\` asks for no login and forbids no command. Make users with what they need.`,
    ...sharedPassword,
    severity: 'medium',
    property: { aws_memorydb_cluster: 'acl_name', 'AWS::MemoryDB::Cluster': 'ACLName' },
    holds: isNot('open-access'),
    says: 'lets everybody in (`open-access`); make a list of users',
    examples: [
      `
          resource "aws_memorydb_cluster" "orders" {
            name      = "orders"
            node_type = "db.r7g.large"
        -   acl_name  = "open-access"
        +   acl_name  = "orders"
          }
      `,
      `
          Orders:
            Type: AWS::MemoryDB::Cluster
            Properties:
        -     ACLName: open-access
        +     ACLName: orders
      `,
    ],
  },
  'no-logs': {
    title: 'Nobody sees the slow commands of the cache',
    why: `The slow log shows which commands hold the single thread of the engine; it is kept only where it is delivered.`,
    ...unlogged,
    severity: 'low',
    property: {
      aws_elasticache_replication_group: 'log_delivery_configuration',
      'AWS::ElastiCache::ReplicationGroup': 'LogDeliveryConfigurations',
    },
    holds: isSet,
    says: 'delivers no log; set `{property}`',
    examples: [
      `
          resource "aws_elasticache_replication_group" "sessions" {
            replication_group_id = "sessions"
            description          = "sessions"
        +   log_delivery_configuration {
        +     destination      = "sessions"
        +     destination_type = "cloudwatch-logs"
        +     log_format       = "json"
        +     log_type         = "slow-log"
        +   }
          }
      `,
      `
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
        +     LogDeliveryConfigurations:
        +       - DestinationType: cloudwatch-logs
        +         LogFormat: json
        +         LogType: slow-log
      `,
    ],
  },
})
