import { all, any, has, is, isAtLeast, isNot, matches, not, ofType, where } from './conditions.ts'
import { engine, inherits, isMember, isOrLacks, isServerless } from './rds-engines.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { exposed, inTheClear, sharedPassword, unencrypted, unpatched } from './topics.ts'

const isGlobal = ofType('aws_rds_global_cluster', 'AWS::RDS::GlobalCluster')

export const checks = rows({
  'disk-refused': {
    title: 'Disk is smaller than RDS makes one',
    why: `A disk of type gp2 or gp3 has 20 GiB at least. Nothing but the call that makes the database says so: the plan is fine,
      and the apply breaks off half way.`,
    severity: 'high',
    property: { aws_db_instance: 'allocated_storage', 'AWS::RDS::DBInstance': 'AllocatedStorage' },
    only: where(['storage_type', 'StorageType'], is('gp2', 'gp3')),
    unless: any(inherits, isMember, where(engine, matches(/^aurora/))),
    holds: (value) => value === undefined || isAtLeast(20)(value),
    says: 'asks for {value} GiB; set `{property}` to 20 or more',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine            = "postgres"
            storage_type      = "gp3"
        -   allocated_storage = 10
        +   allocated_storage = 20
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
              StorageType: gp3
        -     AllocatedStorage: '10'
        +     AllocatedStorage: '20'
      `,
    ],
  },
  public: {
    title: 'Database can be reached from the internet',
    why: `A public address leaves the password as the only guard. Put the database into private subnets, and reach it from
      there or through a tunnel.`,
    ...exposed,
    controls: [...exposed.controls, 'cis-aws/2.2.1', 'cis-aws/2.3.3'],
    fix: 'risky',
    sources: ['CKV_AWS_17', 'AWS-0180', 'F22'],
    property: {
      aws_db_instance: 'publicly_accessible',
      aws_rds_cluster_instance: 'publicly_accessible',
      'AWS::RDS::DBInstance': 'PubliclyAccessible',
    },
    holds: isNot(true),
    says: 'has a public address; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine              = "postgres"
        -   publicly_accessible = true
        +   publicly_accessible = false
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     PubliclyAccessible: true
        +     PubliclyAccessible: false
      `,
    ],
  },
  'stored-unencrypted': {
    title: 'Database is stored unencrypted',
    why: `Snapshots, copies and discarded disks can then be read by whoever gets hold of them. Encryption costs nothing here,
      and a database cannot be encrypted later without moving the data.`,
    ...unencrypted,
    controls: [...unencrypted.controls, 'cis-aws/2.3.1'],
    sources: ['CKV_AWS_16', 'CKV_AWS_96', 'CKV_AWS_140', 'AWS-0079', 'AWS-0080', 'F26', 'F27'],
    property: {
      aws_db_instance: 'storage_encrypted',
      aws_rds_cluster: 'storage_encrypted',
      aws_rds_global_cluster: 'storage_encrypted',
      'AWS::RDS::DBInstance': 'StorageEncrypted',
      'AWS::RDS::DBCluster': 'StorageEncrypted',
      'AWS::RDS::GlobalCluster': 'StorageEncrypted',
    },
    holds: is(true),
    unless: any(all(inherits, not(isGlobal)), isMember, isServerless, has('source_db_cluster_identifier')),
    says: 'stores its data unencrypted; set `{property}` before there is any',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine            = "postgres"
        +   storage_encrypted = true
          }
          resource "aws_rds_cluster" "orders" {
            engine            = "aurora-postgresql"
        -   storage_encrypted = false
        +   storage_encrypted = true
          }
          resource "aws_db_instance" "replica" {
            replicate_source_db = aws_db_instance.orders.identifier
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
        +     StorageEncrypted: true
          Member:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: aurora-postgresql
              DBClusterIdentifier: !Ref Orders
      `,
    ],
  },
  'in-the-clear': {
    title: 'Database takes connections in the clear',
    why: `A client that does not ask for TLS sends passwords and rows readable. This group of parameters lets it.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV2_AWS_69'],
    property: {
      aws_db_parameter_group: 'parameter',
      aws_rds_cluster_parameter_group: 'parameter',
      'AWS::RDS::DBParameterGroup': 'Parameters',
      'AWS::RDS::DBClusterParameterGroup': 'Parameters',
    },
    holds: (value) =>
      Array.isArray(value)
        ? hasSetting('rds.force_ssl', isNot('0', 0))(value) &&
          hasSetting('require_secure_transport', isNot('OFF', '0', 0, false))(value)
        : !['0', 0].includes(Object(value)['rds.force_ssl']) &&
          !['0', 0, 'OFF', false].includes(Object(value).require_secure_transport),
    says: 'lets clients speak in the clear; set `rds.force_ssl` or `require_secure_transport` to 1',
    examples: [
      `
          resource "aws_db_parameter_group" "orders" {
            family = "postgres17"
            parameter {
              name  = "rds.force_ssl"
        -     value = "0"
        +     value = "1"
            }
          }
      `,
      `
          Parameters:
            Type: AWS::RDS::DBParameterGroup
            Properties:
              Description: orders
              Family: postgres17
              Parameters:
        -       rds.force_ssl: '0'
        +       rds.force_ssl: '1'
      `,
    ],
  },
  'ended-security-group': {
    title: 'Security group is of a network that has ended',
    why: `Groups of the database service belong to EC2-Classic, which AWS has shut down: creating one fails. Use security groups of the
      VPC.`,
    severity: 'high',
    sources: ['CKV_AWS_198', 'AWS-0085'],
    property: {
      aws_db_security_group: '',
      aws_redshift_security_group: '',
      'AWS::RDS::DBSecurityGroup': '',
      'AWS::Redshift::ClusterSecurityGroup': '',
    },
    holds: () => false,
    says: 'is of EC2-Classic; use a security group of the VPC',
    examples: [
      `
        - resource "aws_db_security_group" "orders" {
        + resource "aws_security_group" "orders" {
            name = "orders"
          }
      `,
      `
          Orders:
        -   Type: AWS::RDS::DBSecurityGroup
        +   Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: orders
      `,
    ],
  },
  'snapshot-unencrypted': {
    title: 'Snapshot of a database is stored unencrypted',
    why: `It holds all that the database holds, can be shared with other accounts, and outlives the database.`,
    ...unencrypted,
    sources: ['CKV_AWS_146'],
    property: { aws_db_cluster_snapshot: 'storage_encrypted' },
    holds: isNot(false),
    says: 'is not encrypted; encrypt the cluster that it is taken from',
    examples: [
      `
          resource "aws_db_cluster_snapshot" "orders" {
            db_cluster_identifier          = "orders"
            db_cluster_snapshot_identifier = "orders-1"
        -   storage_encrypted              = false
        +   storage_encrypted              = true
          }
      `,
    ],
  },
  'snapshot-public': {
    title: 'Snapshot of a database is shared with everybody',
    why: `Anybody with an account of AWS can restore it, and read all that was in the database. Share it with the accounts that
      need it.`,
    ...exposed,
    sources: ['CKV_AWS_302'],
    property: { aws_db_snapshot: 'shared_accounts', aws_db_snapshot_copy: 'shared_accounts' },
    holds: (value) => !(Array.isArray(value) && value.includes('all')),
    says: 'is shared with `all`; name the accounts',
    examples: [
      `
          resource "aws_db_snapshot" "orders" {
            db_instance_identifier = "orders"
            db_snapshot_identifier = "orders-1"
        -   shared_accounts        = ["all"]
        +   shared_accounts        = ["111122223333"]
          }
      `,
    ],
  },
  'no-iam-login': {
    title: 'Database takes passwords alone',
    why: `With IAM authentication a workload logs in with a token of its role that lives for fifteen minutes, and no password has
      to be kept or rotated. It can be turned on beside the passwords that are in use.`,
    ...sharedPassword,
    sources: ['CKV_AWS_161', 'CKV_AWS_162', 'AWS-0176'],
    property: {
      aws_db_instance: 'iam_database_authentication_enabled',
      aws_rds_cluster: 'iam_database_authentication_enabled',
      'AWS::RDS::DBInstance': 'EnableIAMDatabaseAuthentication',
      'AWS::RDS::DBCluster': 'EnableIAMDatabaseAuthentication',
    },
    holds: is(true),
    unless: any(isMember, isServerless, not(where(engine, isOrLacks(/^(?:mysql|postgres|mariadb|aurora)/)))),
    says: 'knows no identities of IAM; set `{property}`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                              = "postgres"
        +   iam_database_authentication_enabled = true
          }
          resource "aws_db_instance" "legacy" {
            engine = "sqlserver-se"
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
        +     EnableIAMDatabaseAuthentication: true
      `,
    ],
  },
  'no-minor-upgrades': {
    title: 'Database never takes security fixes by itself',
    why: `Minor versions carry the fixes of the engine. RDS installs them in the maintenance window unless that is turned off, and
      then somebody has to.`,
    ...unpatched,
    controls: [...unpatched.controls, 'cis-aws/2.3.2'],
    fix: 'risky',
    sources: ['CKV_AWS_226'],
    property: {
      aws_db_instance: 'auto_minor_version_upgrade',
      aws_rds_cluster_instance: 'auto_minor_version_upgrade',
      'AWS::RDS::DBInstance': 'AutoMinorVersionUpgrade',
    },
    holds: isNot(false),
    says: 'takes no minor versions; set `{property}`',
    set: true,
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine                     = "postgres"
        -   auto_minor_version_upgrade = false
        +   auto_minor_version_upgrade = true
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     AutoMinorVersionUpgrade: false
        +     AutoMinorVersionUpgrade: true
      `,
    ],
  },
  'ended-authority': {
    title: 'Certificate authority of the database has ended',
    why: `The authority of 2019 expired in August 2024: clients that verify certificates cannot connect. Take one of the present
      ones, after the clients have their bundle.`,
    severity: 'high',
    controls: ['nist-800-53/SC-8', 'soc2/CC6.7'],
    sources: ['CKV_AWS_211'],
    property: {
      aws_db_instance: 'ca_cert_identifier',
      aws_rds_cluster_instance: 'ca_cert_identifier',
      'AWS::RDS::DBInstance': 'CACertificateIdentifier',
    },
    holds: isNot('rds-ca-2019', 'rds-ca-2015'),
    says: 'uses `{value}`, which has expired; take `rds-ca-rsa2048-g1`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine             = "postgres"
        -   ca_cert_identifier = "rds-ca-2019"
        +   ca_cert_identifier = "rds-ca-rsa2048-g1"
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     CACertificateIdentifier: rds-ca-2019
        +     CACertificateIdentifier: rds-ca-rsa2048-g1
      `,
    ],
  },
  'readable-host-files': {
    title: 'PostgreSQL lets its users read files of the host',
    why: `The extension \`log_fdw\` of these versions can be made to read files, and with them the credentials of the service
      (AWS-2022-004). Later minor versions are mended.`,
    ...unpatched,
    severity: 'high',
    sources: ['CKV_AWS_250', 'CKV_AWS_388'],
    property: {
      aws_db_instance: 'engine_version',
      aws_rds_cluster: 'engine_version',
      'AWS::RDS::DBInstance': 'EngineVersion',
      'AWS::RDS::DBCluster': 'EngineVersion',
    },
    holds: (value, body) => !isVulnerable(value, body.engine ?? body.Engine),
    only: where(engine, matches(/postgres/)),
    says: 'runs `{value}`; take a later minor version',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine         = "postgres"
        -   engine_version = "13.2"
        +   engine_version = "13.22"
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
        -     EngineVersion: '11.8'
        +     EngineVersion: '11.22'
      `,
    ],
  },
  'common-administrator': {
    title: 'Administrator of the database has the name that everybody tries',
    why: `Those who guess passwords begin with \`admin\`, \`root\` and \`postgres\`. Another name costs nothing before the database
      is made, and cannot be given later.`,
    ...sharedPassword,
    property: {
      aws_db_instance: 'username',
      aws_rds_cluster: 'master_username',
      'AWS::RDS::DBInstance': 'MasterUsername',
      'AWS::RDS::DBCluster': 'MasterUsername',
    },
    holds: isNot('admin', 'administrator', 'root', 'postgres', 'mysql', 'sa', 'master', 'awsuser'),
    says: 'calls its administrator `{value}`; take another name',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            engine   = "postgres"
        -   username = "postgres"
        +   username = "orders_owner"
          }
      `,
      `
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
        -     MasterUsername: root
        +     MasterUsername: orders_owner
      `,
    ],
  },
})

/** Versions that the bulletin AWS-2022-004 names, of RDS and of Aurora. */
const vulnerableAurora = /^(?:10\.1[1-3]|11\.[678])$/
const vulnerable = /^(?:9\.[56](?:\..*)?|10\.(?:[0-9]|1[0-6])|11\.(?:[0-9]|1[01])|12\.[0-6]|13\.[0-2])$/

function isVulnerable(value: unknown, of: unknown): boolean {
  return (of === 'postgres' ? vulnerable : vulnerableAurora).test(String(value ?? ''))
}
