import { normalName, parseImage } from '../values/image.ts'
import { type Fact, factOf, type Table } from './fact.ts'

/** An image whose tag says which release of a product it holds. */
export interface BaseImage {
  /** Normal name without tag: `docker.io/library/node`. */
  readonly image: string
  /** Name in `lifecycles`. */
  readonly product: string
}

const library = (names: readonly string[]): readonly BaseImage[] =>
  names.map((name) => ({ image: `docker.io/library/${name}`, product: name }))

export const baseImages: Table<BaseImage> = {
  source: 'docker-library/official-images; the tags of the images',
  date: '2026-08-22',
  rows: [
    ...library(['node', 'python', 'ruby', 'php', 'debian', 'ubuntu', 'alpine', 'centos', 'fedora', 'almalinux']),
    ...library(['mysql', 'mariadb', 'redis', 'nginx', 'haproxy', 'tomcat', 'rabbitmq', 'elasticsearch', 'kafka']),
    { image: 'docker.io/library/golang', product: 'go' },
    { image: 'docker.io/library/postgres', product: 'postgresql' },
    { image: 'docker.io/library/mongo', product: 'mongodb' },
    { image: 'docker.io/library/amazonlinux', product: 'amazon-linux' },
    { image: 'docker.io/library/rockylinux', product: 'rocky-linux' },
    ...['sdk', 'aspnet', 'runtime', 'runtime-deps'].map((name) => ({
      image: `mcr.microsoft.com/dotnet/${name}`,
      product: 'dotnet',
      source: 'dotnet/dotnet-docker',
    })),
  ],
}

/** Names of releases as tags have them (`bookworm-slim`), with the product and the version. */
export const codenames: Table<{ readonly name: string; readonly product: string; readonly version: string }> = {
  source: 'Debian and Ubuntu release histories; common knowledge',
  date: '2026-11-21',
  rows: [
    { name: 'jessie', product: 'debian', version: '8' },
    { name: 'stretch', product: 'debian', version: '9' },
    { name: 'buster', product: 'debian', version: '10' },
    { name: 'bullseye', product: 'debian', version: '11' },
    { name: 'bookworm', product: 'debian', version: '12' },
    { name: 'trixie', product: 'debian', version: '13' },
    { name: 'trusty', product: 'ubuntu', version: '14.04' },
    { name: 'xenial', product: 'ubuntu', version: '16.04' },
    { name: 'bionic', product: 'ubuntu', version: '18.04' },
    { name: 'focal', product: 'ubuntu', version: '20.04' },
    { name: 'jammy', product: 'ubuntu', version: '22.04' },
    { name: 'noble', product: 'ubuntu', version: '24.04' },
  ],
}

/** What the image holds, by its normal name. */
export function baseImage(image: string): (BaseImage & Fact) | undefined {
  const row = baseImages.rows.find((each) => each.image === image)
  return row && factOf(baseImages, row)
}

/** Official images that have a user of their own, or whose start script changes to one. */
export const unprivileged: Table<{ readonly name: string }> = {
  source: 'docker-library/official-images: `USER` and start scripts; common knowledge',
  date: '2026-11-21',
  rows: `cassandra couchbase couchdb eclipse-mosquitto elasticsearch flink ghost gradle groovy haproxy influxdb jetty jruby
    kibana kong logstash mariadb memcached mongo mysql neo4j orientdb percona postgres rabbitmq redis scratch solr
    sonarqube storm valkey varnish vault zookeeper znc`
    .split(/\s+/)
    .map((name) => ({ name })),
}

/** Whether a container of the image is root where its file names no user; false where that is not known. */
export function startsAsRoot(image: string): boolean {
  const parsed = parseImage(image)
  if (!parsed) return false
  const name = normalName(parsed).replace(/^public\.ecr\.aws\/docker\//, 'docker.io/')
  const [, official] = /^docker\.io\/library\/([\w.-]+)$/.exec(name) ?? []
  if (official !== undefined) return !unprivileged.rows.some((each) => each.name === official)
  return /^mcr\.microsoft\.com\/dotnet\/|^docker\.io\/nvidia\/cuda$|^registry\.access\.redhat\.com\/ubi\d+(?:\/\w+)?$/.test(
    name,
  )
}
