import type { Engine, Runtime, ServiceType } from '../../model/spec.ts'

/** Packages that tell what a program is. The first that is found decides. */
export const typeSigns: Readonly<
  Record<'node' | 'python' | 'go' | 'java', readonly (readonly [string, ServiceType, Runtime?])[]>
> = {
  node: [
    ['@nestjs/core', 'api'],
    ['express', 'api'],
    ['fastify', 'api'],
    ['koa', 'api'],
    ['hono', 'api'],
    ['@hapi/hapi', 'api'],
    ['@apollo/server', 'api'],
    ['next', 'frontend', 'node'],
    ['nuxt', 'frontend', 'node'],
    ['@remix-run/node', 'frontend', 'node'],
    ['react', 'frontend', 'static'],
    ['vue', 'frontend', 'static'],
    ['@angular/core', 'frontend', 'static'],
    ['svelte', 'frontend', 'static'],
    ['vite', 'frontend', 'static'],
    ['bullmq', 'worker'],
    ['bull', 'worker'],
    ['sqs-consumer', 'worker'],
    ['kafkajs', 'worker'],
    ['amqplib', 'worker'],
  ],
  python: [
    ['fastapi', 'api'],
    ['django', 'api'],
    ['flask', 'api'],
    ['starlette', 'api'],
    ['aiohttp', 'api'],
    ['celery', 'worker'],
    ['dramatiq', 'worker'],
    ['arq', 'worker'],
    ['rq', 'worker'],
  ],
  go: [
    ['github.com/gin-gonic/gin', 'api'],
    ['github.com/labstack/echo', 'api'],
    ['github.com/gofiber/fiber', 'api'],
    ['github.com/go-chi/chi', 'api'],
    ['github.com/gorilla/mux', 'api'],
    ['google.golang.org/grpc', 'api'],
  ],
  java: [
    ['spring-boot-starter-web', 'api'],
    ['quarkus-rest', 'api'],
    ['quarkus-resteasy', 'api'],
    ['micronaut-http-server', 'api'],
  ],
}

/** Packages that speak to a store. */
export const storeSigns: readonly (readonly [string, Engine])[] = [
  ['pg', 'postgresql'],
  ['postgres', 'postgresql'],
  ['pg-promise', 'postgresql'],
  ['psycopg', 'postgresql'],
  ['psycopg2', 'postgresql'],
  ['psycopg2-binary', 'postgresql'],
  ['asyncpg', 'postgresql'],
  ['github.com/lib/pq', 'postgresql'],
  ['github.com/jackc/pgx', 'postgresql'],
  ['org.postgresql', 'postgresql'],
  ['redis', 'redis'],
  ['ioredis', 'redis'],
  ['bullmq', 'redis'],
  ['github.com/redis/go-redis', 'redis'],
  ['spring-boot-starter-data-redis', 'redis'],
  ['@aws-sdk/client-sqs', 'queue'],
  ['sqs-consumer', 'queue'],
  ['amqplib', 'queue'],
  ['pika', 'queue'],
  ['kafkajs', 'queue'],
  ['github.com/aws/aws-sdk-go-v2/service/sqs', 'queue'],
  ['spring-cloud-aws-starter-sqs', 'queue'],
  ['@aws-sdk/client-s3', 'bucket'],
  ['github.com/aws/aws-sdk-go-v2/service/s3', 'bucket'],
  ['django-storages', 'bucket'],
  ['@clickhouse/client', 'analytics'],
  ['clickhouse-driver', 'analytics'],
  ['clickhouse-connect', 'analytics'],
  ['@aws-sdk/client-redshift-data', 'analytics'],
  ['snowflake-sdk', 'analytics'],
]

/** Last part of an image's name, as people run stores on their own machine. */
export const imageSigns: Readonly<Record<string, Engine>> = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  postgis: 'postgresql',
  timescaledb: 'postgresql',
  pgvector: 'postgresql',
  redis: 'redis',
  valkey: 'redis',
  rabbitmq: 'queue',
  kafka: 'queue',
  redpanda: 'queue',
  'elasticmq-native': 'queue',
  elasticmq: 'queue',
  'clickhouse-server': 'analytics',
  minio: 'bucket',
}

/** Stores that no spec can ask for yet. */
export const foreignStores: ReadonlySet<string> = new Set([
  'mysql',
  'mariadb',
  'mongo',
  'mongodb',
  'cassandra',
  'elasticsearch',
  'opensearch',
  'mssql',
  'oracle',
])

/** What a store is called where nothing names it. */
export const storeNames: Readonly<Record<Engine, string>> = {
  postgresql: 'db',
  'key-value': 'items',
  redis: 'cache',
  stream: 'events',
  search: 'index',
  queue: 'jobs',
  bucket: 'files',
  analytics: 'warehouse',
}
