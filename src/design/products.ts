import type { Answers } from '../model/blueprint.ts'
import type { Datastore, Engine } from '../model/spec.ts'

/** How what a decision chose is made and reached. */
export interface Product {
  readonly name: string
  /** Terraform module that makes it. */
  readonly module: string
  readonly port: number
  /** What its secret tells. */
  readonly keys: readonly string[]
  /** Key of the decision that chose it. */
  readonly decision: string
}

/** Modules of stores that stand in a network of ours. */
export const placed: ReadonlySet<string> = new Set([
  'database',
  'aurora',
  'cache',
  'analytics',
  'search',
  'search-serverless',
  'kafka',
])

export function productOf({ name: datastore, engine, readers }: Datastore, decided: Answers): Product {
  const { question, otherwise } = asked[engine]
  const decision = `${question}/${datastore}`
  const answer = decided[decision]?.answer ?? otherwise
  const name = Object.hasOwn(modules, answer) ? answer : otherwise
  const { module, port = 443, keys } = modules[name] ?? bucket
  const read = module === 'database' && readers !== undefined ? ['readers'] : []
  return { name, module, port, keys: [...keys, ...read], decision }
}

/** The decision that settles an engine, and what is taken where its answer names no product. */
const asked: Readonly<Record<Engine, { readonly question: string; readonly otherwise: string }>> = {
  postgresql: { question: 'database', otherwise: 'rds-single' },
  'key-value': { question: 'key-value', otherwise: 'dynamodb-on-demand' },
  redis: { question: 'cache', otherwise: 'elasticache-valkey' },
  queue: { question: 'queue', otherwise: 'sqs' },
  stream: { question: 'stream', otherwise: 'kinesis-on-demand' },
  search: { question: 'search', otherwise: 'opensearch' },
  analytics: { question: 'analytics', otherwise: 'redshift-serverless' },
  bucket: { question: 'backup', otherwise: 's3' },
}

/** Without a port it is reached by the cloud's own interface, as a role. */
type Reached = Pick<Product, 'module' | 'keys'> & { readonly port?: number }

const connection = ['host', 'port', 'database', 'username', 'password'] as const
const database: Reached = { module: 'database', port: 5432, keys: connection }
const aurora: Reached = { module: 'aurora', port: 5432, keys: [...connection, 'readers'] }
const cache: Reached = { module: 'cache', port: 6379, keys: ['host', 'port', 'token'] }
const stream: Reached = { module: 'stream', keys: ['name', 'region', 'places'] }
const table: Reached = { module: 'table', keys: ['name', 'region'] }
const bucket: Reached = { module: 'bucket', keys: ['name', 'region'] }
const queue: Reached = { module: 'queue', keys: ['url', 'region'] }

const modules: Readonly<Record<string, Reached>> = {
  'rds-multi-az': database,
  'rds-single': database,
  aurora,
  'aurora-serverless': aurora,
  'dynamodb-on-demand': table,
  'dynamodb-provisioned': table,
  'elasticache-valkey': cache,
  // A pod of ours, which nobody makes but the cluster.
  'in-cluster': { ...cache, module: 'pod' },
  sqs: queue,
  // Where the brokers take a role by IAM.
  msk: { module: 'kafka', port: 9098, keys: ['brokers', 'topic', 'dead_letters', 'region', 'sasl'] },
  kinesis: stream,
  'kinesis-on-demand': stream,
  'kinesis-provisioned': stream,
  opensearch: { module: 'search', keys: ['endpoint', 'region'] },
  'opensearch-serverless': { module: 'search-serverless', keys: ['endpoint', 'region', 'service'] },
  'redshift-serverless': { module: 'analytics', port: 5439, keys: connection },
  athena: { module: 'lake', keys: ['bucket', 'database', 'workgroup', 'region'] },
  s3: bucket,
}
