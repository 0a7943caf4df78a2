import { type Fact, factOf, type Table } from './fact.ts'

export interface DefaultPort {
  readonly service: string
  readonly port: number
  /** Who reaches it has the data or the control: never to be open to the internet. */
  readonly sensitive?: true
}

export const defaultPorts: Table<DefaultPort> = {
  source: 'IANA service names and the projects’ documentation; common knowledge',
  date: '2026-11-21',
  rows: [
    { service: 'ftp', port: 21, sensitive: true },
    { service: 'ssh', port: 22, sensitive: true },
    { service: 'telnet', port: 23, sensitive: true },
    { service: 'smtp', port: 25 },
    { service: 'dns', port: 53 },
    { service: 'http', port: 80 },
    { service: 'ldap', port: 389, sensitive: true },
    { service: 'https', port: 443 },
    { service: 'smb', port: 445, sensitive: true },
    { service: 'smtp-submission', port: 587 },
    { service: 'mssql', port: 1433, sensitive: true },
    { service: 'oracle', port: 1521, sensitive: true },
    { service: 'nfs', port: 2049, sensitive: true },
    { service: 'zookeeper', port: 2181, sensitive: true },
    { service: 'docker', port: 2375, sensitive: true },
    { service: 'docker-tls', port: 2376, sensitive: true },
    { service: 'etcd', port: 2379, sensitive: true },
    { service: 'etcd-peer', port: 2380, sensitive: true },
    { service: 'grafana', port: 3000 },
    { service: 'loki', port: 3100 },
    { service: 'mysql', port: 3306, sensitive: true },
    { service: 'rdp', port: 3389, sensitive: true },
    { service: 'nats', port: 4222, sensitive: true },
    { service: 'otlp-grpc', port: 4317 },
    { service: 'otlp-http', port: 4318 },
    { service: 'redshift', port: 5439, sensitive: true },
    { service: 'postgresql', port: 5432, sensitive: true },
    { service: 'kibana', port: 5601, sensitive: true },
    { service: 'amqp', port: 5672, sensitive: true },
    { service: 'vnc', port: 5900, sensitive: true },
    { service: 'winrm', port: 5985, sensitive: true },
    { service: 'redis', port: 6379, sensitive: true },
    { service: 'valkey', port: 6379, sensitive: true },
    { service: 'pgbouncer', port: 6432, sensitive: true },
    { service: 'kubernetes-api', port: 6443, sensitive: true },
    { service: 'neo4j', port: 7687, sensitive: true },
    { service: 'vault', port: 8200, sensitive: true },
    { service: 'clickhouse-http', port: 8123, sensitive: true },
    { service: 'consul', port: 8500, sensitive: true },
    { service: 'clickhouse', port: 9000, sensitive: true },
    { service: 'cassandra', port: 9042, sensitive: true },
    { service: 'prometheus', port: 9090, sensitive: true },
    { service: 'pushgateway', port: 9091, sensitive: true },
    { service: 'kafka', port: 9092, sensitive: true },
    { service: 'alertmanager', port: 9093, sensitive: true },
    { service: 'node-exporter', port: 9100 },
    { service: 'blackbox-exporter', port: 9115 },
    { service: 'redis-exporter', port: 9121 },
    { service: 'postgres-exporter', port: 9187 },
    { service: 'elasticsearch', port: 9200, sensitive: true },
    { service: 'opensearch', port: 9200, sensitive: true },
    { service: 'kubelet', port: 10250, sensitive: true },
    { service: 'memcached', port: 11211, sensitive: true },
    { service: 'jaeger-ui', port: 16686, sensitive: true },
    { service: 'mongodb', port: 27017, sensitive: true },
    { service: 'rabbitmq-management', port: 15672, sensitive: true },
    { service: 'kube-state-metrics', port: 8080 },
  ],
}

export function defaultPort(service: string): number | undefined {
  return defaultPorts.rows.find((each) => each.service === service)?.port
}

/** The services whose default port lies in a range, so `22` to `22` asks for one port. */
export function servicesOn(from: number, to: number = from): readonly (DefaultPort & Fact)[] {
  return defaultPorts.rows
    .filter((each) => each.port >= from && each.port <= to)
    .map((row) => factOf(defaultPorts, row))
}
