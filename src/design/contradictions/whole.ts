import { region, regionNames } from '../../facts/regions.ts'
import type { Engine, Spec } from '../../model/spec.ts'
import { instead } from '../scalars.ts'
import type { Contradiction } from './contradiction.ts'

/** More than one team can know, and more than the other questions should have to walk through. */
export function sizes({ services, data, environments }: Spec): Contradiction[] {
  return Object.entries({ services, data, environments })
    .filter(([, each]) => each.length > most)
    .map(([key, each]) => ({
      at: [key],
      part: 'key',
      what: `There are ${each.length} ${key}`,
      remedy: `One spec holds ${most} at most: split it by team.`,
    }))
}

const most = 100

/** What cannot be of the system as a whole: where it runs, what it holds, how its parts are called. */
export function* wholeOf(spec: Spec): Iterable<Contradiction> {
  yield* places(spec)
  yield* emptiness(spec)
  yield* unread(spec)
  yield* production(spec)
  yield* names(spec)
  yield* directories(spec)
}

function* places({ cloud }: Spec): Iterable<Contradiction> {
  for (const key of ['region', 'recovery'] as const) {
    const name = cloud[key]
    if (name !== undefined && !region(name))
      yield { at: ['cloud', key], what: `AWS has no region \`${name}\``, remedy: instead(name, regionNames()) }
  }
  if (cloud.recovery === cloud.region)
    yield {
      at: ['cloud', 'recovery'],
      what: `The recovery region is the region itself, \`${cloud.region}\``,
      remedy: 'Name another region, or leave `recovery` out.',
      related: [['cloud', 'region']],
    }
}

function* unread({ data }: Spec): Iterable<Contradiction> {
  for (const { name, engine, readers } of data)
    if (readers !== undefined && engine !== 'postgresql')
      yield {
        at: ['data', name, 'readers'],
        what: `\`${name}\` is of the engine ${engine}, which has no readers of its own`,
        remedy: 'Take `readers` out: it is a matter of PostgreSQL.',
      }
}

function* emptiness({ services, data }: Spec): Iterable<Contradiction> {
  if (services.length === 0)
    yield {
      at: ['services'],
      what: 'There are no services',
      remedy: 'Name at least one, such as `api: { type: api, runtime: node }`.',
    }
  const taken = new Set(services.map(({ name }) => name))
  for (const { name } of data.filter((each) => taken.has(each.name)))
    yield {
      at: ['data', name],
      part: 'key',
      what: `\`${name}\` is the name of a service too`,
      remedy: 'Names of services and data share their place in `uses`: rename one of them.',
      related: [['services', name]],
    }
}

function* production({ environments }: Spec): Iterable<Contradiction> {
  const [first, ...more] = environments.filter(({ kind }) => kind === 'production')
  if (!first)
    yield { at: ['environments'], what: 'No environment is for production', remedy: 'Add `production` to the list.' }
  for (const { name } of more)
    yield {
      at: ['environments'],
      what: `\`${first?.name}\` and \`${name}\` are both for production`,
      remedy: 'Keep one; a second place to run production is what `cloud.recovery` is for.',
    }
}

/** Characters of the name in the cloud: of ElastiCache and OpenSearch, of a bucket with the account behind it, of one for answers besides. */
const limits: Readonly<Partial<Record<Engine, number>>> = { redis: 40, search: 28, bucket: 50, analytics: 42 }

/** Of a role of IAM, without the word behind it that says what of a service it is for. */
const roleStem = 57

/** Names that come together in names of the cloud, which have limits of their own. */
function* names({ name: system, services, data, environments, cloud }: Spec): Iterable<Contradiction> {
  const stages = [...environments.map(({ name }) => name), ...(cloud.recovery ? ['recovery'] : [])]
  const longest = stages.reduce((most, stage) => (stage.length > most.length ? stage : most), '')
  const limited = [
    ...data.map(({ name, engine }) => ({ at: ['data', name], name, limit: limits[engine] ?? 63 })),
    ...services.map(({ name, type }) => ({
      at: ['services', name],
      name,
      limit: type === 'frontend' && cloud.account ? 50 : roleStem,
    })),
  ]
  for (const { at, name, limit } of limited) {
    const whole = `${system}-${longest}-${name}`
    if (whole.length > limit)
      yield {
        at,
        part: 'key',
        what: `\`${whole}\` would have ${whole.length} characters, and AWS allows ${limit}`,
        remedy: `Shorten \`${name}\`, the environment \`${longest}\` or the system's name by ${whole.length - limit}.`,
      }
  }
  for (const { name } of environments) {
    if (name === 'recovery')
      yield {
        at: ['environments'],
        what: 'An environment may not be called `recovery`',
        remedy: 'The copy of production in the recovery region has this name: choose another.',
      }
    if (services.some((service) => service.public && service.name === name))
      yield {
        at: ['services', name],
        part: 'key',
        what: `\`${name}\` is an environment and a public service, and both would have the address \`${name}.…\``,
        remedy: 'Rename the service.',
        related: [['environments']],
      }
  }
}

/** A directory is inside the repository, and holds one Dockerfile. */
function* directories({ services }: Spec): Iterable<Contradiction> {
  const built = new Map<string, string>()
  for (const { name, path, type, runtime } of services) {
    const at = ['services', name, 'path']
    if (path.split('/').includes('..')) {
      yield {
        at,
        what: `\`${path}\` leads out of the repository`,
        remedy: 'Write the directory as it is seen from the top of the repository, such as `apps/api`.',
      }
      continue
    }
    // Files that a CDN serves need no image.
    if (type === 'frontend' && runtime === 'static') continue
    const other = built.get(path)
    built.set(path, other ?? name)
    if (other !== undefined)
      yield {
        at,
        what: `\`${name}\` and \`${other}\` are both built in \`${path}\`, which holds one Dockerfile`,
        remedy: 'Give each a directory of its own; what they share can lie beside both.',
        related: [['services', other]],
      }
  }
}
