import type { Table } from '../fact.ts'
import type { Metric } from '../metric.ts'

const balancer = ['load_balancer', 'target_group', 'availability_zone']
const database = ['dbinstance_identifier']
const cache = ['cache_cluster_id', 'cache_node_id']
const queue = ['queue_name']
const stream = ['stream_name']
const table = ['table_name']
const domain = ['domain_name', 'client_id']
const collection = ['collection_name', 'collection_id', 'client_id']
const cluster = ['cluster_name']
const broker = ['cluster_name', 'broker_id']
const group = ['cluster_name', 'consumer_group', 'topic']

/** Names of prometheus/cloudwatch_exporter: `aws_`, the namespace, the metric and the statistic, in snake case. */
export const cloudWatchMetrics: Table<Metric> = {
  source: 'prometheus/cloudwatch_exporter README (naming) and AWS documentation (metrics); common knowledge',
  date: '2026-11-28',
  rows: [
    gauge('aws_applicationelb_request_count_sum', balancer),
    gauge('aws_applicationelb_httpcode_target_5_xx_count_sum', balancer),
    gauge('aws_applicationelb_httpcode_elb_5_xx_count_sum', ['load_balancer', 'availability_zone']),
    gauge('aws_applicationelb_target_response_time_average', balancer),
    gauge('aws_applicationelb_un_healthy_host_count_maximum', balancer),
    gauge('aws_rds_cpuutilization_average', database),
    gauge('aws_rds_free_storage_space_average', database),
    gauge('aws_rds_freeable_memory_average', database),
    gauge('aws_rds_database_connections_average', database),
    gauge('aws_rds_replica_lag_average', database),
    gauge('aws_rds_free_local_storage_average', database),
    gauge('aws_rds_aurora_replica_lag_average', database),
    gauge('aws_elasticache_engine_cpuutilization_average', cache),
    gauge('aws_elasticache_database_memory_usage_percentage_average', cache),
    gauge('aws_elasticache_evictions_sum', cache),
    gauge('aws_sqs_approximate_number_of_messages_visible_average', queue),
    gauge('aws_sqs_approximate_age_of_oldest_message_maximum', queue),
    gauge('aws_kinesis_incoming_records_sum', stream),
    gauge('aws_kinesis_get_records_iterator_age_milliseconds_maximum', stream),
    gauge('aws_kinesis_write_provisioned_throughput_exceeded_sum', stream),
    gauge('aws_kinesis_read_provisioned_throughput_exceeded_sum', stream),
    gauge('aws_dynamodb_consumed_read_capacity_units_sum', table),
    gauge('aws_dynamodb_consumed_write_capacity_units_sum', table),
    gauge('aws_dynamodb_read_throttle_events_sum', table),
    gauge('aws_dynamodb_write_throttle_events_sum', table),
    gauge('aws_es_cluster_status_red_maximum', domain),
    gauge('aws_es_free_storage_space_minimum', domain),
    gauge('aws_es_jvmmemory_pressure_maximum', domain),
    gauge('aws_es_cpuutilization_average', domain),
    gauge('aws_es_search_rate_average', domain),
    gauge('aws_es_indexing_rate_average', domain),
    gauge('aws_es_search_latency_average', domain),
    gauge('aws_aoss_search_request_rate_sum', collection),
    gauge('aws_aoss_search_request_latency_average', collection),
    gauge('aws_aoss_ingestion_request_rate_sum', collection),
    gauge('aws_aoss_5xx_sum', collection),
    gauge('aws_kafka_bytes_in_per_sec_average', broker),
    gauge('aws_kafka_bytes_out_per_sec_average', broker),
    gauge('aws_kafka_cpu_user_average', broker),
    gauge('aws_kafka_storage_used_maximum', cluster),
    gauge('aws_kafka_sum_offset_lag_maximum', group),
    gauge('aws_kafka_estimated_max_time_lag_maximum', group),
    gauge('aws_cloudfront_5xx_error_rate_average', ['distribution_id', 'region']),
  ],
}

function gauge(name: string, labels: readonly string[]): Metric {
  return { name, type: 'gauge', labels, exporter: 'cloudwatch-exporter' }
}
