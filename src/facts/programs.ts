import { type Image, normalName } from '../values/image.ts'
import type { Table } from './fact.ts'

/** What an image is made from, as far as scripts notice. */
export type Userland = 'busybox' | 'debian' | 'amazon' | 'none'

/** What is in an image. `tag` is what its tag has to contain; of two rows the first that fits counts. */
export interface Programs {
  readonly image: string
  readonly tag?: string
  readonly userland: Userland
  /** Of the programs that its userland lacks, those that it brings. */
  readonly has: readonly string[]
}

const postgresql = ['psql', 'pg_dump', 'pg_dumpall', 'pg_restore', 'pg_basebackup', 'pg_isready']
const fetchers = ['curl', 'wget', 'git', 'openssl', 'gpg', 'python3']

const programs: Table<Programs> = {
  source: 'the Dockerfiles of the images’ own repositories',
  date: '2026-11-27',
  rows: [
    { image: 'docker.io/library/alpine', userland: 'busybox', has: [] },
    { image: 'docker.io/library/busybox', userland: 'busybox', has: [] },
    { image: 'docker.io/library/debian', userland: 'debian', has: [] },
    { image: 'docker.io/library/ubuntu', userland: 'debian', has: [] },
    {
      image: 'docker.io/library/postgres',
      tag: 'alpine',
      userland: 'busybox',
      has: ['bash', 'openssl', ...postgresql],
    },
    { image: 'docker.io/library/postgres', userland: 'debian', has: ['gpg', 'openssl', 'perl', ...postgresql] },
    { image: 'docker.io/library/node', tag: 'alpine', userland: 'busybox', has: ['node', 'npm'] },
    { image: 'docker.io/library/node', tag: 'slim', userland: 'debian', has: ['node', 'npm'] },
    { image: 'docker.io/library/node', userland: 'debian', has: ['node', 'npm', ...fetchers] },
    { image: 'docker.io/library/python', tag: 'alpine', userland: 'busybox', has: ['python3'] },
    { image: 'docker.io/library/python', tag: 'slim', userland: 'debian', has: ['python3'] },
    { image: 'docker.io/library/python', userland: 'debian', has: fetchers },
    { image: 'docker.io/library/ruby', tag: 'alpine', userland: 'busybox', has: [] },
    { image: 'docker.io/library/ruby', tag: 'slim', userland: 'debian', has: [] },
    { image: 'docker.io/library/golang', tag: 'alpine', userland: 'busybox', has: ['git'] },
    { image: 'docker.io/library/redis', tag: 'alpine', userland: 'busybox', has: ['redis-cli'] },
    { image: 'docker.io/library/redis', userland: 'debian', has: ['redis-cli'] },
    { image: 'docker.io/library/docker', userland: 'busybox', has: ['docker', 'git', 'openssl'] },
    { image: 'docker.io/curlimages/curl', userland: 'busybox', has: ['curl'] },
    { image: 'docker.io/aquasec/trivy', userland: 'busybox', has: ['git'] },
    { image: 'docker.io/hashicorp/terraform', userland: 'busybox', has: ['git', 'terraform'] },
    { image: 'docker.io/chaostoolkit/chaostoolkit', userland: 'busybox', has: ['python3', 'bash'] },
    { image: 'docker.io/amazon/aws-cli', userland: 'amazon', has: ['aws', 'jq'] },
    { image: 'public.ecr.aws/aws-cli/aws-cli', userland: 'amazon', has: ['aws', 'jq'] },
    { image: 'gcr.io/distroless/**', tag: 'debug', userland: 'busybox', has: [] },
    { image: 'gcr.io/distroless/**', userland: 'none', has: [] },
  ],
}

const clouds = ['aws', 'az', 'docker', 'gcloud', 'helm', 'kubectl', 'terraform', 'argocd', 'velero']
const databases = [...postgresql, 'mysql', 'mysqldump', 'mongodump', 'mongosh', 'redis-cli']
const lacked: Readonly<Record<Userland, readonly string[]>> = {
  busybox: ['bash', 'git', 'jq', 'yq', 'curl', 'openssl', 'gpg', 'python3', 'node', 'npm', ...clouds, ...databases],
  debian: ['curl', 'wget', 'git', 'jq', 'yq', 'openssl', 'gpg', 'python3', 'node', 'npm', ...clouds, ...databases],
  amazon: ['git', 'yq', 'wget', 'node', 'npm', ...clouds, ...databases],
  none: ['sh', 'bash', 'curl', 'wget'],
}

/** What an image is known to be made from; `undefined` for one that nobody wrote down here. */
export function userlandOf(image: Image): Userland | undefined {
  return rowOf(image)?.userland
}

/** Programs that scripts like to call and that are surely not in the image. */
export function lackedBy(image: Image): readonly string[] {
  const row = rowOf(image)
  return row ? lacked[row.userland].filter((program) => !row.has.includes(program)) : []
}

function rowOf(image: Image): Programs | undefined {
  const name = normalName(image)
  return programs.rows.find(
    (row) =>
      (row.image === name || (row.image.endsWith('/**') && name.startsWith(row.image.slice(0, -2)))) &&
      (image.tag ?? '').includes(row.tag ?? ''),
  )
}
