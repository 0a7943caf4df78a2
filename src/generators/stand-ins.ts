import { toolImages } from '../facts/tools.ts'

/** A container that is a store, or stands for what the cloud serves. */
export interface StandIn {
  readonly image: string
  readonly port: number
  /** Whom its image runs as. */
  readonly user: number
  /** Says whether it is up; absent where its image holds no program that could. */
  readonly health?: readonly string[]
  /** By the name under which others reach it. */
  environment?(host: string): Readonly<Record<string, string>>
  /** Where its data lives, where that outlives the container. */
  readonly data?: string
  /** Other directories that it writes to. */
  readonly scratch: readonly string[]
  /** Directories that it writes to, and that begin with what its image has there. */
  readonly seeded?: readonly string[]
  /** MiB, where half a gigabyte is too little. */
  readonly memory?: number
  /** Variable by which the SDKs of AWS find it. One of its kind serves every store, and takes any key. */
  readonly endpoint?: string
}

export const standIns = {
  postgresql: {
    image: toolImages.postgresql.image,
    port: 5432,
    user: 999,
    health: ['pg_isready', '--username', 'postgres'],
    // Reached from this machine alone, so it asks for no password.
    environment: () => ({ POSTGRES_HOST_AUTH_METHOD: 'trust' }),
    data: '/var/lib/postgresql',
    scratch: ['/var/run/postgresql', '/tmp'],
  },
  valkey: {
    image: toolImages.valkey.image,
    port: 6379,
    user: 999,
    health: ['valkey-cli', 'ping'],
    data: '/data',
    scratch: [],
  },
  opensearch: {
    image: toolImages.openSearch.image,
    port: 9200,
    user: 1000,
    health: ['curl', '--fail', '--silent', '--output', '/dev/null', 'http://localhost:9200/_cluster/health'],
    environment: () => ({
      'discovery.type': 'single-node',
      DISABLE_INSTALL_DEMO_CONFIG: 'true',
      DISABLE_SECURITY_PLUGIN: 'true',
      OPENSEARCH_JAVA_OPTS: '-Xms512m -Xmx512m',
    }),
    data: '/usr/share/opensearch/data',
    scratch: ['/usr/share/opensearch/logs', '/tmp'],
    // It keeps its key store beside its settings.
    seeded: ['/usr/share/opensearch/config'],
    memory: 1536,
  },
  kafka: {
    image: toolImages.kafka.image,
    port: 9092,
    user: 1000,
    health: ['nc', '-z', 'localhost', '9092'],
    // One broker that leads itself; a topic is made when it is first asked for.
    environment: (host) => ({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${host}:9092`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_HEAP_OPTS: '-Xms256m -Xmx512m',
    }),
    scratch: ['/opt/kafka/config', '/opt/kafka/logs', '/tmp'],
    memory: 1024,
  },
  sqs: cloud(toolImages.elasticmq.image, 9324, 'AWS_ENDPOINT_URL_SQS'),
  s3: cloud(toolImages.s3mock.image, 9090, 'AWS_ENDPOINT_URL_S3'),
  dynamodb: { ...cloud(toolImages.dynamodb.image, 8000, 'AWS_ENDPOINT_URL_DYNAMODB'), user: 1000 },
  // Beside it on 4567 it speaks TLS, with a certificate that nobody trusts.
  kinesis: cloud(toolImages.kinesis.image, 4568, 'AWS_ENDPOINT_URL_KINESIS'),
} as const satisfies Readonly<Record<string, StandIn>>

export type StandInName = keyof typeof standIns

function cloud(image: string, port: number, endpoint: string): StandIn {
  return { image, port, user: 65532, scratch: ['/tmp'], endpoint }
}
