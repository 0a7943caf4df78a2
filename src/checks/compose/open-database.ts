import { defaultPorts } from '../../facts/ports.ts'
import { ComposeService } from '../../kinds/compose.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

const stores =
  /\/(?:postgres|postgis|timescaledb|timescaledb-ha|mysql|mysql-server|mariadb|percona|mongo|redis|redis-stack|redis-stack-server|valkey|keydb|memcached|elasticsearch|opensearch|cassandra|scylla|couchdb|influxdb|neo4j|clickhouse|clickhouse-server|etcd|zookeeper|cockroach|mssql\/server|rabbitmq|pgvector|dragonfly|consul)$/

export const check: Check<ComposeService> = {
  title: 'Database is open to every network of the host',
  why: `A published port without an address listens on all interfaces, and Docker's own rules come before those of the
host's firewall. Other services reach it by name without any port; for yourself, publish it on \`127.0.0.1\`.`,
  severity: 'medium',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
  *run({ image = '', ports = [] }) {
    const parsed = parseImage(image)
    if (!parsed || !stores.test(normalName(parsed))) return
    for (const [index, port] of ports.entries()) {
      const { host_ip, published, target } = port ?? {}
      const isKnown = defaultPorts.rows.some((row) => row.port === target && row.sensitive)
      if (
        published !== undefined &&
        published !== '' &&
        isKnown &&
        (host_ip === undefined || /^(?:0\.0\.0\.0|::)$/.test(host_ip))
      )
        yield {
          at: ['ports', index, 'published'],
          message: `port ${target} is open to all as ${published}; write \`127.0.0.1:${published}:${target}\`, or leave it out`,
        }
    }
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:18
            ports: ["5432:5432"]
      `,
      good: `
        services:
          db:
            image: postgres:18
            ports: ["127.0.0.1:5432:5432"]
          web:
            image: nginx:1.30
            ports: ["80:80"]
      `,
    },
  ],
}
