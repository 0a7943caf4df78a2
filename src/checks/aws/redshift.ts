import { has, is, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { deletable, exposed, inTheClear, noBackup, sharedPassword, unencrypted, unlogged, unpatched } from './topics.ts'

const inherits = has('snapshot_identifier', 'snapshot_arn', 'SnapshotIdentifier', 'SnapshotArn')

export const checks = rows({
  'stored-unencrypted': {
    title: 'Redshift is stored unencrypted',
    why: `Snapshots and discarded disks can then be read by whoever gets hold of them. Redshift encrypts a new cluster; this asks it
      not to, or is older than that.`,
    ...unencrypted,
    sources: ['CKV_AWS_64', 'AWS-0084', 'F28'],
    property: { aws_redshift_cluster: 'encrypted', 'AWS::Redshift::Cluster': 'Encrypted' },
    holds: is(true),
    unless: inherits,
    says: 'stores its data unencrypted; set `{property}`',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier = "sales"
            node_type          = "ra3.large"
        -   encrypted          = false
        +   encrypted          = true
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        -     Encrypted: false
        +     Encrypted: true
      `,
    ],
  },
  public: {
    title: 'Redshift can be reached from the internet',
    why: `A public address leaves the password as the only guard of the warehouse. Put it into private subnets, and reach it from
      there, through a tunnel or by the Data API.`,
    ...exposed,
    fix: 'risky',
    sources: ['CKV_AWS_87'],
    property: {
      aws_redshift_cluster: 'publicly_accessible',
      aws_redshiftserverless_workgroup: 'publicly_accessible',
      'AWS::Redshift::Cluster': 'PubliclyAccessible',
      'AWS::RedshiftServerless::Workgroup': 'PubliclyAccessible',
    },
    holds: isNot(true),
    says: 'has a public address; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier  = "sales"
            node_type           = "ra3.large"
        -   publicly_accessible = true
        +   publicly_accessible = false
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        -     PubliclyAccessible: true
        +     PubliclyAccessible: false
      `,
    ],
  },
  'public-by-default': {
    title: 'Redshift gets a public address unless told otherwise',
    why: `Older versions of the provider made a cluster public where nothing was said, and so does a plan that still uses them. Say
      that it is private.`,
    ...exposed,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_87'],
    property: { aws_redshift_cluster: 'publicly_accessible' },
    holds: isSet,
    says: 'does not say whether it is public; set `{property}` to false',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier  = "sales"
            node_type           = "ra3.large"
        +   publicly_accessible = false
          }
      `,
    ],
  },
  'no-logs': {
    title: 'Redshift keeps no audit log',
    why: `The connection and user logs say who came in and what they ran. Redshift drops its own after some days.`,
    ...unlogged,
    sources: ['CKV_AWS_71'],
    property: {
      aws_redshift_cluster: 'logging.enable',
      'AWS::Redshift::Cluster': 'LoggingProperties',
    },
    holds: (value, _, type) => (type === 'aws_redshift_cluster' ? is(true, 1)(value) : isSet(value)),
    elsewhere: { aws_redshift_cluster: ['aws_redshift_logging.cluster_identifier'] },
    says: 'sends its audit log nowhere; turn logging on',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier = "sales"
            node_type          = "ra3.large"
          }
        + resource "aws_redshift_logging" "sales" {
        +   cluster_identifier   = aws_redshift_cluster.sales.id
        +   log_destination_type = "cloudwatch"
        +   log_exports          = ["connectionlog", "userlog"]
        + }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        +     LoggingProperties:
        +       BucketName: audit-logs
      `,
    ],
  },
  'no-tls': {
    title: 'Redshift takes connections in the clear',
    why: `A client that does not ask for TLS sends passwords and rows readable. \`require_ssl\` turns such clients away; groups have
      had it on by default only since 2025.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_105'],
    property: {
      aws_redshift_parameter_group: 'parameter',
      'AWS::Redshift::ClusterParameterGroup': 'Parameters',
    },
    holds: hasSetting('require_ssl', (value) => value === true || value === 'TRUE'),
    says: 'does not make clients speak TLS; set `require_ssl` to `true`',
    examples: [
      `
          resource "aws_redshift_parameter_group" "sales" {
            name   = "sales"
            family = "redshift-1.0"
            parameter {
              name  = "require_ssl"
        -     value = "false"
        +     value = "true"
            }
          }
      `,
      `
          Parameters:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties:
              Description: sales
              ParameterGroupFamily: redshift-1.0
              Parameters:
                - ParameterName: require_ssl
        -         ParameterValue: 'false'
        +         ParameterValue: 'true'
      `,
    ],
  },
  'no-backup': {
    title: 'Redshift makes no snapshots',
    why: `With a retention of 0 there is no way back from a wrong statement or a lost cluster.`,
    ...noBackup,
    sources: ['CKV_AWS_343'],
    property: {
      aws_redshift_cluster: 'automated_snapshot_retention_period',
      'AWS::Redshift::Cluster': 'AutomatedSnapshotRetentionPeriod',
    },
    holds: (value) => value === undefined || Number(value) !== 0,
    says: 'makes no automatic snapshots; set `{property}` to at least 7 days',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier                  = "sales"
            node_type                           = "ra3.large"
        -   automated_snapshot_retention_period = 0
        +   automated_snapshot_retention_period = 7
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        -     AutomatedSnapshotRetentionPeriod: 0
        +     AutomatedSnapshotRetentionPeriod: 7
      `,
    ],
  },
  'no-vpc': {
    title: 'Redshift has no subnets of its own',
    why: `Without a subnet group the cluster lands in the default network, whose subnets are public.`,
    ...exposed,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_154', 'AWS-0127'],
    property: {
      aws_redshift_cluster: 'cluster_subnet_group_name',
      'AWS::Redshift::Cluster': 'ClusterSubnetGroupName',
    },
    holds: isSet,
    says: 'stands in the default network; set `{property}`',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier        = "sales"
            node_type                 = "ra3.large"
        +   cluster_subnet_group_name = "private"
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        +     ClusterSubnetGroupName: private
      `,
    ],
  },
  'loads-past-the-network': {
    title: 'Redshift loads and unloads over the public network',
    why: `Without enhanced VPC routing, COPY and UNLOAD go past the network of the cluster: no endpoint policy, security group or flow
      log sees data leave.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_321'],
    property: {
      aws_redshift_cluster: 'enhanced_vpc_routing',
      aws_redshiftserverless_workgroup: 'enhanced_vpc_routing',
      'AWS::Redshift::Cluster': 'EnhancedVpcRouting',
      'AWS::RedshiftServerless::Workgroup': 'EnhancedVpcRouting',
    },
    holds: is(true),
    says: 'loads past its network; set `{property}`',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier   = "sales"
            node_type            = "ra3.large"
        -   enhanced_vpc_routing = false
        +   enhanced_vpc_routing = true
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        +     EnhancedVpcRouting: true
      `,
    ],
  },
  'no-upgrades': {
    title: 'Redshift never takes upgrades by itself',
    why: `Upgrades of the engine carry its security fixes. They are installed in the maintenance window unless that is turned off.`,
    ...unpatched,
    sources: ['CKV_AWS_141'],
    property: { aws_redshift_cluster: 'allow_version_upgrade', 'AWS::Redshift::Cluster': 'AllowVersionUpgrade' },
    holds: isNot(false),
    says: 'takes no upgrades; leave `{property}` on',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier    = "sales"
            node_type             = "ra3.large"
        -   allow_version_upgrade = false
        +   allow_version_upgrade = true
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              NodeType: ra3.large
        -     AllowVersionUpgrade: false
        +     AllowVersionUpgrade: true
      `,
    ],
  },
  'default-database': {
    title: 'Database of Redshift has the name that everybody tries',
    why: `Who guesses begins with \`dev\`. Another name costs nothing before the cluster is made.`,
    ...sharedPassword,
    sources: ['CKV_AWS_320'],
    property: { aws_redshift_cluster: 'database_name' },
    holds: isNot(undefined, 'dev'),
    unless: inherits,
    says: 'uses the default database name; take another one',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier = "sales"
            node_type          = "ra3.large"
        -   database_name      = "dev"
        +   database_name      = "sales"
          }
      `,
    ],
  },
  'common-administrator': {
    title: 'Administrator of a warehouse has the name that everybody tries',
    why: `Whoever guesses passwords begins with \`awsuser\` and \`admin\`. Another name costs nothing before the cluster is made.`,
    ...sharedPassword,
    property: {
      aws_redshift_cluster: 'master_username',
      aws_redshiftserverless_namespace: 'admin_username',
      'AWS::Redshift::Cluster': 'MasterUsername',
      'AWS::RedshiftServerless::Namespace': 'AdminUsername',
    },
    holds: isNot('awsuser', 'admin', 'administrator', 'root', 'dbadmin'),
    says: 'calls its administrator `{value}`; take another name',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier = "sales"
            node_type          = "ra3.large"
        -   master_username    = "awsuser"
        +   master_username    = "sales_owner"
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
        -     MasterUsername: admin
        +     MasterUsername: sales_owner
      `,
    ],
  },
  'public-common-administrator': {
    title: 'Warehouse on the internet has the administrator that everybody tries',
    why: `Half of the login is known, and anybody can try the other half. Make it private, and take another name.`,
    ...exposed,
    severity: 'high',
    sources: ['CKV_AWS_391'],
    property: { aws_redshift_cluster: 'master_username', 'AWS::Redshift::Cluster': 'MasterUsername' },
    holds: isNot('awsuser', 'admin', 'administrator', 'root', 'dbadmin'),
    only: where(['publicly_accessible', 'PubliclyAccessible'], is(true)),
    says: 'is public, and calls its administrator `{value}`; make it private',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier  = "sales"
            node_type           = "ra3.large"
            master_username     = "awsuser"
        -   publicly_accessible = true
        +   publicly_accessible = false
          }
      `,
      `
          Sales:
            Type: AWS::Redshift::Cluster
            Properties:
              MasterUsername: awsuser
        -     PubliclyAccessible: true
        +     PubliclyAccessible: false
      `,
    ],
  },
  'no-final-snapshot': {
    title: 'Nothing is left of the warehouse when it is deleted',
    why: `A final snapshot is the last way back from a destroy that should not have been.`,
    ...deletable,
    property: { aws_redshift_cluster: 'skip_final_snapshot' },
    holds: isNot(true),
    says: 'makes no final snapshot; set `{property}` to false',
    examples: [
      `
          resource "aws_redshift_cluster" "sales" {
            cluster_identifier  = "sales"
            node_type           = "ra3.large"
        -   skip_final_snapshot = true
        +   skip_final_snapshot = false
          }
      `,
    ],
  },
})
