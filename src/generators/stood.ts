import type { Store } from '../model/store.ts'
import type { StandInName } from './stand-ins.ts'

/** Host and port under which a service reaches what stands in. */
export interface Address {
  readonly host: string
  readonly port: string
}

/** What stands for a store away from the cloud. */
interface Stood {
  readonly by: readonly StandInName[]
  /** Stands for this store alone; otherwise one serves all. */
  readonly own?: true
  /** Commands of the AWS CLI, each of which may be run again. */
  makes?(name: string): readonly string[]
  /** What the keys of its secret are here. No password, no token and no mechanism: that tells a service that there is no TLS either. */
  keys(name: string, at: (standIn: StandInName) => Address): Readonly<Record<string, string>>
}

/** Of the stand-ins, whatever that of the cloud is: outside of it a bucket would have to say where it is. */
export const region = 'us-east-1'

export function stoodBy({ module }: Store): Stood {
  return byModule[module] ?? nothing
}

const nothing: Stood = { by: [], keys: (name) => ({ name, region }) }

const postgresql: Stood = {
  by: ['postgresql'],
  own: true,
  keys: (_, at) => {
    const { host, port } = at('postgresql')
    return { host, readers: host, port, database: 'postgres', username: 'postgres', password: '' }
  },
}

const valkey: Stood = { by: ['valkey'], own: true, keys: (_, at) => ({ ...at('valkey'), token: '' }) }

const opensearch: Stood = {
  by: ['opensearch'],
  own: true,
  keys: (_, at) => {
    const { host, port } = at('opensearch')
    return { endpoint: `http://${host}:${port}`, region, service: '' }
  },
}

const byModule: Readonly<Record<string, Stood>> = {
  database: postgresql,
  aurora: postgresql,
  // Redshift speaks PostgreSQL, but for what it has of its own.
  analytics: postgresql,
  cache: valkey,
  pod: valkey,
  search: opensearch,
  'search-serverless': opensearch,
  kafka: {
    by: ['kafka'],
    // A topic is made when it is first asked for.
    keys: (name, at) => {
      const { host, port } = at('kafka')
      return { brokers: `${host}:${port}`, topic: name, dead_letters: `${name}-dead-letters`, region: '', sasl: '' }
    },
  },
  queue: {
    by: ['sqs'],
    makes: (name) => [`aws sqs create-queue --queue-name ${name}`],
    keys: (name, at) => {
      const { host, port } = at('sqs')
      return { url: `http://${host}:${port}/000000000000/${name}`, region }
    },
  },
  bucket: {
    by: ['s3'],
    makes: (name) => [`aws s3api head-bucket --bucket ${name} || aws s3api create-bucket --bucket ${name}`],
    keys: (name) => ({ name, region }),
  },
  table: {
    by: ['dynamodb'],
    makes: (name) => [table(name, 'pk', 'sk')],
    keys: (name) => ({ name, region }),
  },
  stream: {
    by: ['kinesis', 'dynamodb'],
    makes: (name) => [
      `aws kinesis describe-stream-summary --stream-name ${name} || aws kinesis create-stream --stream-name ${name} --shard-count 1`,
      table(placesOf(name), 'leaseKey'),
    ],
    keys: (name) => ({ name, region, places: placesOf(name) }),
  },
  // Nothing stands for Athena: a service is told a name, and does without until it is given the real thing.
  lake: { by: [], keys: (name) => ({ bucket: name, database: name, workgroup: name, region }) },
}

function placesOf(name: string): string {
  return `${name}-places`
}

/** As the modules of Terraform key them. */
function table(name: string, hash: string, range?: string): string {
  const keys = [hash, ...(range ? [range] : [])]
  const attributes = keys.map((key) => `AttributeName=${key},AttributeType=S`)
  const schema = keys.map((key, index) => `AttributeName=${key},KeyType=${index === 0 ? 'HASH' : 'RANGE'}`)
  return [
    `aws dynamodb describe-table --table-name ${name}`,
    `aws dynamodb create-table --table-name ${name} --billing-mode PAY_PER_REQUEST --attribute-definitions ${attributes.join(' ')} --key-schema ${schema.join(' ')}`,
  ].join(' || ')
}
