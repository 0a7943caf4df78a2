import type { Engine, Runtime, ServiceType } from '../../model/spec.ts'

/** Packages that tell what a program is. The first that is found decides. */
export const typeSigns: Readonly<
  Record<Exclude<Runtime, 'static'>, readonly (readonly [string, ServiceType, Runtime?])[]>
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
    ['@sveltejs/kit', 'frontend', 'node'],
    ['react', 'frontend', 'static'],
    ['vue', 'frontend', 'static'],
    ['@angular/core', 'frontend', 'static'],
    ['svelte', 'frontend', 'static'],
    ['vite', 'frontend', 'static'],
    ['@grpc/grpc-js', 'api'],
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
    ['grpcio', 'api'],
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
    ['spring-boot-starter-webmvc', 'api'],
    ['spring-boot-starter-webflux', 'api'],
    ['spring-cloud-starter-gateway', 'api'],
    ['spring-cloud-starter-gateway-server-webflux', 'api'],
    ['spring-cloud-starter-gateway-server-webmvc', 'api'],
    ['spring-cloud-config-server', 'api'],
    ['spring-cloud-starter-netflix-eureka-server', 'api'],
    ['quarkus-rest', 'api'],
    ['quarkus-resteasy', 'api'],
    ['micronaut-http-server', 'api'],
  ],
  dotnet: [
    ['grpc.aspnetcore', 'api'],
    ['microsoft.net.sdk.web', 'api'],
    ['microsoft.net.sdk.worker', 'worker'],
  ],
  ruby: [
    ['rails', 'api'],
    ['sinatra', 'api'],
    ['hanami', 'api'],
    ['grape', 'api'],
    ['roda', 'api'],
    ['sidekiq', 'worker'],
  ],
  php: [
    ['laravel/framework', 'api'],
    ['symfony/framework-bundle', 'api'],
    ['slim/slim', 'api'],
    ['cakephp/cakephp', 'api'],
  ],
}

/** Packages that answer browsers with pages, so that whoever has them is reached from outside. */
export const pageSigns: ReadonlySet<string> = new Set([
  'django',
  'rails',
  'hanami',
  'laravel/framework',
  'symfony/framework-bundle',
  'cakephp/cakephp',
])

/** Packages by which calls are gRPC, where no framework of HTTP stands beside them. */
export const grpcSigns: ReadonlySet<string> = new Set([
  '@grpc/grpc-js',
  'grpcio',
  'google.golang.org/grpc',
  'grpc.aspnetcore',
])

/** What people call the service that users meet. */
export const doorNames = /^(?:(?:[\w-]+-)?(?:gateway|frontend)|web|website|www|site|ui|bff|portal)$/

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
  ['npgsql', 'postgresql'],
  ['npgsql.entityframeworkcore.postgresql', 'postgresql'],
  ['ext-pgsql', 'postgresql'],
  ['ext-pdo_pgsql', 'postgresql'],
  ['redis', 'redis'],
  ['ioredis', 'redis'],
  ['bullmq', 'redis'],
  ['github.com/redis/go-redis', 'redis'],
  ['spring-boot-starter-data-redis', 'redis'],
  ['stackexchange.redis', 'redis'],
  ['microsoft.extensions.caching.stackexchangeredis', 'redis'],
  ['sidekiq', 'redis'],
  ['predis/predis', 'redis'],
  ['@aws-sdk/client-sqs', 'queue'],
  ['sqs-consumer', 'queue'],
  ['amqplib', 'queue'],
  ['pika', 'queue'],
  ['kafkajs', 'queue'],
  ['github.com/aws/aws-sdk-go-v2/service/sqs', 'queue'],
  ['spring-cloud-aws-starter-sqs', 'queue'],
  ['aws-sdk-sqs', 'queue'],
  ['awssdk.sqs', 'queue'],
  ['@aws-sdk/client-s3', 'bucket'],
  ['github.com/aws/aws-sdk-go-v2/service/s3', 'bucket'],
  ['django-storages', 'bucket'],
  ['aws-sdk-s3', 'bucket'],
  ['awssdk.s3', 'bucket'],
  ['league/flysystem-aws-s3-v3', 'bucket'],
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
