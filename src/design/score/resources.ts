import { isMap } from '../../model/shape.ts'
import type { Engine } from '../../model/spec.ts'

/** A resource that a workload asks for, and what stands for it here. */
export type Asked =
  | { readonly is: 'store'; readonly name: string; readonly engine: Engine }
  | { readonly is: 'service'; readonly name: string }
  | { readonly is: 'public' | 'disk' }
  | { readonly is: 'foreign'; readonly type: string }

/** Types that implementations of Score agree on; read in score-spec/score-compose, default provisioners, 2026-07. */
const engines: Readonly<Record<string, Engine>> = {
  postgres: 'postgresql',
  'postgres-instance': 'postgresql',
  redis: 'redis',
  s3: 'bucket',
  sqs: 'queue',
  amqp: 'queue',
  'kafka-topic': 'stream',
  dynamodb: 'key-value',
  elasticsearch: 'search',
  opensearch: 'search',
}

/** One with an `id` is shared by all that name it; another is the workload's own, unless the spec has data of its name. */
export function askedFor(resource: unknown, called: string, service: string, data: readonly string[]): Asked {
  const { type, id, params } = isMap(resource) ? resource : {}
  const kind = String(type)
  const engine = Object.hasOwn(engines, kind) ? engines[kind] : undefined
  if (engine)
    return { is: 'store', engine, name: nameOf(id) ?? (data.includes(called) ? called : `${service}-${called}`) }
  if (kind === 'dns' || kind === 'route') return { is: 'public' }
  if (kind === 'volume') return { is: 'disk' }
  const other = isMap(params) ? params.workload : undefined
  return kind === 'service-port' && typeof other === 'string'
    ? { is: 'service', name: other }
    : { is: 'foreign', type: kind }
}

function nameOf(id: unknown): string | undefined {
  return typeof id === 'string' ? id.replaceAll('.', '-') : undefined
}

/** What Score calls a part of a store, as the variables of ours call it. */
export const parts: Readonly<Partial<Record<Engine, Readonly<Record<string, string>>>>> = {
  postgresql: {
    host: 'HOST',
    port: 'PORT',
    name: 'DATABASE',
    database: 'DATABASE',
    username: 'USERNAME',
    password: 'PASSWORD',
  },
  redis: { host: 'HOST', port: 'PORT', password: 'TOKEN' },
  bucket: { bucket: 'NAME', region: 'REGION' },
  queue: { url: 'URL', region: 'REGION' },
  stream: { name: 'NAME', region: 'REGION' },
  'key-value': { name: 'NAME', table: 'NAME', region: 'REGION' },
  search: { endpoint: 'ENDPOINT', region: 'REGION' },
}
