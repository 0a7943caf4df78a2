import { toolImages } from '../../facts/tools.ts'
import type { Datastore, Engine, Service } from '../../model/spec.ts'
import { checkout, machine, run, type Step, script } from './steps.ts'
import { toolchains } from './toolchains/toolchains.ts'

/** Tests of a service against the stores that it uses; nothing for one whose stores nothing can stand in for. */
export function integrationJob({ name, path, runtime, uses: used }: Service, data: readonly Datastore[]) {
  const stores = data.filter((store) => used.includes(store.name))
  const stands = stores.flatMap((store) => standsFor[store.engine]?.(store.name) ?? [])
  if (stands.length === 0) return undefined
  const { setup, install, integrate } = toolchains[runtime]
  return {
    name: `${name} / integration`,
    ...machine(30),
    defaults: { run: { 'working-directory': path } },
    services: Object.assign({}, ...stands.map(({ service }) => service)),
    steps: [
      checkout,
      ...setup(path),
      run('Install', install),
      ...stands.flatMap(({ ready = [] }) => ready),
      run('Test', integrate, { env: Object.assign({}, ...stands.map(({ env }) => env)) }),
    ],
  }
}

/** What a store is in a test: a container, what makes it ready, and the variables by which the service finds it. */
interface Stand {
  readonly service: Readonly<Record<string, unknown>>
  readonly ready?: readonly Step[]
  readonly env: Readonly<Record<string, string>>
}

const standsFor: Readonly<Partial<Record<Engine, (name: string) => Stand>>> &
  Pick<Record<Engine, (name: string) => Stand>, 'postgresql'> = {
  postgresql: (name) => ({
    service: { [name]: postgres },
    env: {
      ...addressOf(name, 5432),
      [`${prefix(name)}_DATABASE`]: 'postgres',
      [`${prefix(name)}_USERNAME`]: 'postgres',
    },
  }),
  redis: (name) => ({
    service: {
      [name]: {
        image: toolImages.valkey.image,
        ports: ['6379'],
        options: healthy('valkey-cli ping'),
      },
    },
    env: addressOf(name, 6379),
  }),
  // Redshift speaks PostgreSQL, but for what it has of its own.
  analytics: (name) => standsFor.postgresql(name),
  queue: (name) => ({
    service: { queues: { image: toolImages.elasticmq.image, ports: ['9324:9324'] } },
    ready: [made(`Queue ${name}`, `aws sqs create-queue --queue-name ${name}`, clouds.queue)],
    env: {
      ...clouds.queue,
      [`${prefix(name)}_URL`]: `${clouds.queue.AWS_ENDPOINT_URL_SQS}/000000000000/${name}`,
      [`${prefix(name)}_REGION`]: clouds.queue.AWS_REGION,
    },
  }),
  bucket: (name) => ({
    service: { buckets: { image: toolImages.s3mock.image, ports: ['9090:9090'] } },
    ready: [made(`Bucket ${name}`, `aws s3api create-bucket --bucket ${name}`, clouds.bucket)],
    env: { ...clouds.bucket, [`${prefix(name)}_NAME`]: name, [`${prefix(name)}_REGION`]: clouds.bucket.AWS_REGION },
  }),
}

/** The real thing, of the version that runs, open to nobody else. Each gets a port of its own. */
const postgres = {
  image: toolImages.postgresql.image,
  env: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
  ports: ['5432'],
  options: healthy('pg_isready'),
}

/** Where the SDKs find the stand-ins, which take any key. */
const anyone = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'anyone', AWS_SECRET_ACCESS_KEY: 'anything' } as const
const clouds = {
  queue: { ...anyone, AWS_ENDPOINT_URL_SQS: 'http://localhost:9324' },
  bucket: { ...anyone, AWS_ENDPOINT_URL_S3: 'http://localhost:9090' },
} as const

/** Their images hold no program that could say whether they are up. */
function made(title: string, command: string, env: Readonly<Record<string, string>>): Step {
  return script(title, [`timeout 60 bash -c 'until ${command}; do sleep 1; done'`], { env })
}

function addressOf(name: string, port: number): Record<string, string> {
  return {
    [`${prefix(name)}_HOST`]: 'localhost',
    [`${prefix(name)}_PORT`]: `\${{ job.services['${name}'].ports['${port}'] }}`,
  }
}

function healthy(command: string): string {
  return `--health-cmd "${command}" --health-interval 5s --health-timeout 5s --health-retries 10`
}

function prefix(name: string): string {
  return name.toUpperCase().replaceAll('-', '_')
}
