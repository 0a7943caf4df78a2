import type { SourceFile } from '../../model/source.ts'
import type { Runtime, ServiceType } from '../../model/spec.ts'
import { json, map, packagesIn, portOf, type Store, storesOf } from './manifest.ts'
import { grpcSigns, pageSigns, typeSigns } from './signs.ts'

/** A directory whose code runs as a program. */
export interface Program {
  readonly directory: string
  readonly name?: string
  readonly type: ServiceType
  readonly runtime: Runtime
  readonly port?: number
  readonly stores: readonly Store[]
  /** It answers browsers with pages that it makes itself. */
  readonly pages?: true
  readonly protocol?: 'grpc'
  /** Its Score file, which tells its port and its stores. */
  readonly score?: string
  /** What it depends on is listed; else a Dockerfile alone tells of it. */
  readonly manifest?: true
  readonly because: string
}

/** One program for each directory with a manifest or a Dockerfile that tells of one; libraries and workspace roots are none. */
export function programsIn(files: readonly SourceFile[]): Program[] {
  const directories = new Map<string, Map<string, SourceFile>>()
  for (const file of files) {
    const [directory, base] = split(file.path)
    if (isAside(directory)) continue
    directories.set(directory, (directories.get(directory) ?? new Map()).set(base, file))
  }
  const found = [...directories].flatMap(([directory, inside]) => {
    const image = [...inside.values()].find(({ path }) => /(?:^|\/)(?:Dockerfile|Containerfile)$/.test(path))
    const program = manifestIn(directory, inside, image) ?? (image && imageIn(directory, image))
    const score = [...inside.values()].find(({ text }) => /^apiVersion: *["']?score\.dev\/v1b1/m.test(text))
    return program ? [score ? { ...program, score: score.path, stores: [] } : program] : []
  })
  return found.filter((program) => !isAnotherImage(program, found))
}

/** An image of a program whose code lies elsewhere: above it, or in any of the others where the directory only packs. */
function isAnotherImage({ directory, runtime, manifest }: Program, all: readonly Program[]): boolean {
  if (manifest) return false
  const packs = /(?:^|\/)(?:docker|packaging|contrib|deploy|deployment|build|ci|hack|\.?infra)(?:\/|$)/.test(directory)
  return all.some(
    (other) =>
      other.manifest &&
      (packs ||
        (other.runtime === runtime && (other.directory === '.' || directory.startsWith(`${other.directory}/`)))),
  )
}

/** A package.json beside the manifest of a server tells of what its pages are made with. */
function manifestIn(
  directory: string,
  inside: ReadonlyMap<string, SourceFile>,
  image: SourceFile | undefined,
): Program | undefined {
  const node = nodeIn(directory, inside, image)
  const listed = listedIn(directory, inside, image)
  const chosen = node && !(node.runtime === 'static' && listed) ? node : listed
  return chosen && { ...chosen, manifest: true }
}

function nodeIn(
  directory: string,
  inside: ReadonlyMap<string, SourceFile>,
  image: SourceFile | undefined,
): Program | undefined {
  const manifest = inside.get('package.json')
  if (!manifest) return undefined
  const read = json(manifest.text)
  const packages = [...Object.keys(map(read.dependencies)), ...Object.keys(map(read.devDependencies))]
  const runs = typeof map(read.scripts).start === 'string' || image !== undefined
  if (read.workspaces !== undefined && !runs) return undefined
  const sign = typeSigns.node.find(([name]) => packages.includes(name))
  if (!sign && !runs) return undefined
  const [, type = 'api', runtime = 'node'] = sign ?? []
  // A package that others build upon has an entry and nothing that starts it.
  if (type !== 'frontend' && !runs && (read.main !== undefined || read.exports !== undefined)) return undefined
  return {
    directory,
    ...(typeof read.name === 'string' && { name: read.name }),
    type,
    runtime,
    ...portOf(image),
    ...(sign && grpcSigns.has(sign[0]) && { protocol: 'grpc' as const }),
    stores: storesOf(packages, manifest.path),
    because: sign
      ? `${manifest.path} names ${sign[0]}`
      : `${image?.path ?? manifest.path} starts something, and nothing tells what it is`,
  }
}

const lists: readonly (readonly [RegExp, Exclude<Runtime, 'static' | 'node'>])[] = [
  [/^(?:pyproject\.toml|requirements\.txt|Pipfile)$/, 'python'],
  [/^go\.mod$/, 'go'],
  [/^(?:pom\.xml|build\.gradle(?:\.kts)?)$/, 'java'],
  [/\.(?:cs|fs)proj$/, 'dotnet'],
  [/^Gemfile$/, 'ruby'],
  [/^composer\.json$/, 'php'],
]

function listedIn(
  directory: string,
  inside: ReadonlyMap<string, SourceFile>,
  image: SourceFile | undefined,
): Program | undefined {
  for (const [base, runtime] of lists) {
    const found = [...inside].filter(([name]) => base.test(name)).map(([, file]) => file)
    const [manifest] = found
    if (!manifest) continue
    const packages = new Set(found.flatMap(packagesIn))
    const sign = typeSigns[runtime].find(
      ([name]) => packages.has(name) || [...packages].some((each) => each.startsWith(`${name}/`)),
    )
    const main = inside.get('main.go')
    if (!sign && !image && !main) continue
    const [, type = image && !portOf(image).port ? 'worker' : 'api'] = sign ?? []
    return {
      directory,
      type,
      runtime,
      ...portOf(image),
      stores: storesOf([...packages], manifest.path),
      ...(sign && pageSigns.has(sign[0]) && { pages: true as const }),
      ...(sign && grpcSigns.has(sign[0]) && { protocol: 'grpc' as const }),
      because: sign
        ? `${manifest.path} names ${sign[0]}`
        : `${(image ?? main)?.path} ${image ? 'runs' : 'starts'} it, and nothing tells what it is`,
    }
  }
  return undefined
}

function imageIn(directory: string, image: SourceFile): Program | undefined {
  const bases = [...image.text.matchAll(/^FROM\s+(?:--\S+\s+)?(\S+)/gim)].map(([, base = '']) => base)
  const last = bases.at(-1)?.toLowerCase() ?? ''
  const all = bases.join(' ').toLowerCase()
  const runtime = /nginx|caddy|httpd/.test(last)
    ? 'static'
    : (['python', 'golang', 'node', 'ruby', 'php', 'dotnet'] as const).find((name) => all.includes(name))
  const known =
    runtime === 'golang' ? 'go' : (runtime ?? (/temurin|openjdk|corretto|maven|gradle/.test(all) ? 'java' : undefined))
  if (!known) return undefined
  const { port } = portOf(image)
  const type = known === 'static' ? 'frontend' : port === undefined ? 'worker' : 'api'
  return {
    directory,
    type,
    runtime: known,
    ...portOf(image),
    stores: [],
    because: `${image.path} is built on ${bases.at(-1)}${port === undefined ? ' and exposes no port' : ''}`,
  }
}

function isAside(directory: string): boolean {
  return /(?:^|\/)(?:tests?|examples?|fixtures|e2e|docs|vendor|third_party|scripts|tools|packages\/(?:config|eslint)[^/]*|\.[^/]+)(?:\/|$)/.test(
    directory,
  )
}

function split(path: string): [string, string] {
  const at = path.lastIndexOf('/')
  return at < 0 ? ['.', path] : [path.slice(0, at), path.slice(at + 1)]
}
