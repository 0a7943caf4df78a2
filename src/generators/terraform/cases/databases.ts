import type { Cases } from '../cases.ts'

const placed = (name: string) => ({
  identifier: `example-production-${name}`,
  vpc_id: 'vpc-0123456789abcdef0',
  subnet_ids: ['subnet-a', 'subnet-b', 'subnet-c'],
  clients: { api: 'sg-0123456789abcdef0' },
  secret_name: `example/production/${name}`,
  kms_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555',
  password: 'made-up-for-a-plan',
})

const database = {
  ...placed('db'),
  database: 'example',
  protected: true,
  backup_retention_days: 35,
}

/** A closed door, and one way through it for each client. */
const closed = (port: number) => ({
  [`length(aws_vpc_security_group_ingress_rule.clients) == 1 && aws_vpc_security_group_ingress_rule.clients["api"].from_port == ${port}`]:
    'Those who are named come in, by one port.',
})

/** Of stores with machines behind a password. */
export const databaseCases: Readonly<Record<string, Cases>> = {
  database: {
    variables: { ...database, instance_class: 'db.r7g.large', allocated_storage: 100, multi_az: true },
    runs: [
      {
        name: 'outlives_a_zone_and_a_mistake',
        holds: {
          'aws_db_instance.this.multi_az': 'A standby in another zone takes over.',
          'aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot':
            'AWS refuses to delete it, and keeps a last snapshot.',
          'aws_db_instance.this.backup_retention_period == 35': 'It can be restored to any second of 35 days.',
          'aws_db_instance.this.max_allocated_storage == 200': 'Its storage grows by itself.',
          'length(aws_db_instance_automated_backups_replication.copy) == 0': 'Its backups stay where they are.',
        },
      },
      {
        name: 'is_encrypted_and_closed',
        holds: {
          'aws_db_instance.this.storage_encrypted && aws_db_instance.this.kms_key_id == var.kms_key_arn':
            'It is encrypted with a key of ours.',
          '!aws_db_instance.this.publicly_accessible': 'Nobody reaches it from outside.',
          'contains([for each in aws_db_parameter_group.this.parameter : each.value if each.name == "rds.force_ssl"], "1")':
            'Nobody speaks to it without TLS.',
          ...closed(5432),
        },
      },
      {
        name: 'is_read_from_beside_it',
        variables: { readers: 2 },
        holds: {
          'length(aws_db_instance.reader) == 2 && aws_db_instance.reader[1].identifier == "example-production-db-reader-2"':
            'Each reader has its own name.',
          'alltrue([for each in aws_db_instance.reader : each.instance_class == "db.r7g.large" && !each.publicly_accessible])':
            'They are of the class of the writer, and closed as it is.',
          'contains([for each in aws_db_parameter_group.readers[0].parameter : each.value if each.name == "hot_standby_feedback"], "1")':
            'Long questions are not broken off.',
          'length(aws_cloudwatch_log_group.reader) == 4': 'Their logs end, too.',
        },
      },
      {
        name: 'writes_down_who_changed_what',
        variables: { audit: 'ddl,role,write' },
        holds: {
          'contains([for each in aws_db_parameter_group.this.parameter : each.value if each.name == "pgaudit.log"], "ddl,role,write")':
            'What was asked for is written down.',
          'contains([for each in aws_db_parameter_group.this.parameter : each.value if each.name == "pgaudit.log_parameter"], "0")':
            'Values are not.',
        },
      },
      { name: 'refuses_more_readers_than_there_are', variables: { readers: 16 }, refused: ['readers'] },
      {
        name: 'copies_its_backups',
        variables: {
          backup_copy: { region: 'us-west-2', kms_key_arn: 'arn:aws:kms:us-west-2:123456789012:key/copies' },
        },
        holds: {
          'one(values(aws_db_instance_automated_backups_replication.copy)).kms_key_id == var.backup_copy.kms_key_arn':
            'Copies are encrypted with a key of their own region.',
        },
      },
      {
        name: 'follows_another_region',
        variables: {
          replica_of: { arn: 'arn:aws:rds:us-east-1:123456789012:db:example-production-db' },
        },
        holds: {
          'aws_db_instance.this.replicate_source_db == var.replica_of.arn': 'It follows its source.',
        },
      },
    ],
  },
  aurora: {
    variables: { ...database, instance_class: 'db.r7g.large', instances: 3 },
    runs: [
      {
        name: 'has_readers_that_take_over',
        holds: {
          'length(aws_rds_cluster_instance.this) == 3': 'A writer and two readers.',
          'aws_rds_cluster_instance.this[0].promotion_tier == 0 && aws_rds_cluster_instance.this[1].promotion_tier == 0':
            'The first reader is the first to take over.',
          'aws_rds_cluster.this.deletion_protection': 'AWS refuses to delete it.',
          'aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.kms_key_arn':
            'It is encrypted with a key of ours.',
          'length(aws_rds_global_cluster.this) == 0': 'No other region follows it.',
          'length(aws_rds_cluster.this.serverlessv2_scaling_configuration) == 0': 'Its machines have a size.',
          ...closed(5432),
        },
      },
      {
        name: 'follows_its_load',
        variables: { instance_class: 'db.serverless', instances: 2 },
        holds: {
          'one(aws_rds_cluster.this.serverlessv2_scaling_configuration).max_capacity == 16':
            'It stays within its bounds.',
        },
      },
      {
        name: 'leads_another_region',
        variables: { global_cluster: 'example-production-db-global' },
        holds: { 'length(aws_rds_global_cluster.this) == 1': 'It makes what the other region joins.' },
      },
      {
        name: 'follows_another_region',
        variables: {
          global_cluster: 'example-production-db-global',
          replica_of: { region: 'us-east-1' },
        },
        holds: {
          'length(aws_rds_global_cluster.this) == 0 && aws_rds_cluster.this.global_cluster_identifier == var.global_cluster':
            'It joins what the other region made.',
        },
      },
    ],
  },
  cache: {
    variables: { ...placed('cache'), node_type: 'cache.m7g.large', multi_az: true, snapshot_retention_days: 7 },
    runs: [
      {
        name: 'is_encrypted_and_takes_over',
        holds: {
          'aws_elasticache_replication_group.this.num_cache_clusters == 2 && aws_elasticache_replication_group.this.automatic_failover_enabled':
            'A node in another zone takes over.',
          'aws_elasticache_replication_group.this.transit_encryption_enabled && aws_elasticache_replication_group.this.kms_key_id == var.kms_key_arn':
            'It is encrypted on its way, and where it lies with a key of ours.',
          ...closed(6379),
        },
      },
      {
        name: 'is_one_node_where_nobody_waits',
        variables: { multi_az: false, snapshot_retention_days: 0 },
        holds: {
          'aws_elasticache_replication_group.this.num_cache_clusters == 1 && !aws_elasticache_replication_group.this.multi_az_enabled':
            'One node is enough.',
        },
      },
    ],
  },
  analytics: {
    variables: { ...placed('warehouse'), database: 'example', daily_rpu_hours: 64 },
    runs: [
      {
        name: 'stands_inside_and_is_limited',
        holds: {
          '!aws_redshiftserverless_workgroup.this.publicly_accessible && aws_redshiftserverless_workgroup.this.enhanced_vpc_routing':
            'Nobody reaches it from outside, and it goes out through the network.',
          'contains([for each in aws_redshiftserverless_workgroup.this.config_parameter : each.parameter_value if each.parameter_key == "require_ssl"], "true")':
            'Nobody speaks to it without TLS.',
          'aws_redshiftserverless_usage_limit.this.amount == 64 && aws_redshiftserverless_usage_limit.this.breach_action == "deactivate"':
            'Queries end where the money does.',
          'aws_redshiftserverless_namespace.this.kms_key_id == var.kms_key_arn': 'It is encrypted with a key of ours.',
          ...closed(5439),
        },
      },
    ],
  },
}
