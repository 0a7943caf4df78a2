import { toolImages } from '../../facts/tools.ts'
import type { Plan } from '../../model/plan.ts'
import type { Engine } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'

/** A container that is a store, or stands for what the cloud serves. */
export interface Stand {
  readonly name: string
  readonly image: string
  readonly port: number
  /** Whom its image runs as. */
  readonly user: number
  /** Says whether it is up; absent where its image holds no program that could. */
  readonly health?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Where its data lives. */
  readonly data?: string
  /** Other directories that it writes to. */
  readonly scratch: readonly string[]
}

/** One for each database and cache; one for all queues, and one for all buckets. */
export function standsOf({ stores }: Plan): Stand[] {
  const has = (engine: Engine) => stores.some((store) => store.engine === engine)
  return [
    ...stores.flatMap((store) => stand[store.engine]?.(store.name) ?? []),
    ...(has('queue') ? [sqs] : []),
    ...(has('bucket') ? [s3] : []),
  ]
}

const stand: Readonly<Partial<Record<Engine, (name: string) => Stand>>> = {
  postgresql,
  // Redshift speaks PostgreSQL, but for what it has of its own.
  analytics: postgresql,
  redis: (name) => ({
    name,
    image: toolImages.valkey.image,
    port: 6379,
    user: 999,
    health: ['valkey-cli', 'ping'],
    environment: {},
    data: '/data',
    scratch: [],
  }),
}

function postgresql(name: string): Stand {
  return {
    name,
    image: toolImages.postgresql.image,
    port: 5432,
    user: 999,
    health: ['pg_isready', '--username', 'postgres'],
    // Reached from this machine alone, so it asks for no password.
    environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
    data: '/var/lib/postgresql',
    scratch: ['/var/run/postgresql', '/tmp'],
  }
}

/** Of the stand-ins, whatever that of the cloud is: outside of it a bucket would have to say where it is. */
const region = 'us-east-1'

const sqs: Stand = {
  name: 'local-sqs',
  image: toolImages.elasticmq.image,
  port: 9324,
  user: 65532,
  environment: {},
  scratch: ['/tmp'],
}

const s3: Stand = {
  name: 'local-s3',
  image: toolImages.s3mock.image,
  port: 9090,
  user: 65532,
  environment: {},
  scratch: ['/tmp'],
}

/** What makes the queues and buckets, and the Secret by which they are reached. */
export const clouds = 'local-clouds'

/** Where the SDKs find the stand-ins, which take any key; nothing where there are none. */
export function cloudsOf({ stores }: Plan): Record<string, string> {
  const queue = stores.some(({ engine }) => engine === 'queue')
  const bucket = stores.some(({ engine }) => engine === 'bucket')
  // What nothing stands for here is called with these keys all the same, and not with those of a person.
  if (!stores.some(({ port }) => port === 443)) return {}
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'anyone',
    AWS_SECRET_ACCESS_KEY: 'anything',
    ...(queue && { AWS_ENDPOINT_URL_SQS: `http://${sqs.name}:${sqs.port}` }),
    ...(bucket && { AWS_ENDPOINT_URL_S3: `http://${s3.name}:${s3.port}` }),
  }
}

/** Its commands, again and again until the stand-ins are up. */
export function making({ stores }: Plan): string[] {
  return stores.flatMap(({ name, engine }) => {
    const command = makes[engine]?.(name)
    return command ? [`until ${command}; do sleep 1; done`] : []
  })
}

const makes: Readonly<Partial<Record<Engine, (name: string) => string>>> = {
  queue: (name) => `aws sqs create-queue --queue-name ${name}`,
  bucket: (name) => `aws s3api head-bucket --bucket ${name} || aws s3api create-bucket --bucket ${name}`,
}

/** What the keys of its secret are here. No password and no token: that tells a service that there is no TLS either. */
export function localKeys({ name, engine, module }: Store): Readonly<Record<string, string>> {
  // Nothing stands for these here: a service is told a name, and does without until it is given the real thing.
  if (module === 'stream') return { name, region, places: `${name}-places` }
  if (module === 'lake') return { bucket: name, database: name, workgroup: name, region }
  switch (engine) {
    case 'postgresql':
    case 'analytics':
      return {
        host: name,
        ...(module === 'aurora' && { readers: name }),
        port: '5432',
        database: 'postgres',
        username: 'postgres',
        password: '',
      }
    case 'search':
      return { endpoint: `http://${name}:9200`, region }
    case 'redis':
      return { host: name, port: '6379', token: '' }
    case 'queue':
      return { url: `http://${sqs.name}:${sqs.port}/000000000000/${name}`, region }
    default:
      return { name, region }
  }
}
